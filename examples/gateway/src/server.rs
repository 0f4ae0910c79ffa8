//! The other side: a gateway that does what it is told, for tests and for looking at.

use std::io;
use std::marker::PhantomData;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::http::Uri;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, accept_async};

use crate::payload::{Op, Payload};
use crate::protocol::{Protocol, Signal};

/// A gateway on this machine, at a port of its own.
pub struct Server<P> {
    listener: TcpListener,
    protocol: PhantomData<fn() -> P>,
}

/// A client's connection.
pub struct Visit<P> {
    socket: WebSocketStream<TcpStream>,
    protocol: PhantomData<fn() -> P>,
}

/// What a client sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// A payload, as its text.
    Text(String),
    /// The end, with its close code.
    Close(u16),
}

impl<P: Protocol> Server<P> {
    /// Opens a port that nobody else has.
    ///
    /// # Errors
    ///
    /// Where the machine has none to give.
    pub async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        Ok(Self { listener, protocol: PhantomData })
    }

    /// Where clients find it.
    ///
    /// # Panics
    ///
    /// Where the port is no longer open.
    #[must_use]
    pub fn url(&self) -> Uri {
        let address = self.listener.local_addr().expect("the port is open");
        format!("ws://{address}/").parse().expect("an address makes a URL")
    }

    /// Waits for a client to knock, which is before there is a WebSocket.
    ///
    /// # Errors
    ///
    /// Where the machine is out of connections.
    pub async fn knock(&self) -> io::Result<TcpStream> {
        let (stream, _) = self.listener.accept().await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    /// Waits for a client, and opens a WebSocket with it.
    ///
    /// # Errors
    ///
    /// Where the client does not ask for a WebSocket as it should.
    pub async fn accept(&self) -> Result<Visit<P>, Error> {
        let stream = self.knock().await?;
        Visit::open(stream).await
    }
}

impl<P: Protocol> Visit<P> {
    /// Opens a WebSocket with a client that has knocked.
    ///
    /// # Errors
    ///
    /// Where the client does not ask for a WebSocket as it should.
    pub async fn open(stream: TcpStream) -> Result<Self, Error> {
        let socket = accept_async(stream).await?;
        Ok(Self { socket, protocol: PhantomData })
    }

    /// Sends hello.
    ///
    /// # Errors
    ///
    /// Where the client is gone, as of everything that is sent.
    pub async fn hello(&mut self, interval: Duration) -> Result<(), Error> {
        let milliseconds = u64::try_from(interval.as_millis()).unwrap_or(u64::MAX);
        self.signal(Signal::Hello, json!({ "heartbeat_interval": milliseconds })).await
    }

    /// Sends an event.
    ///
    /// # Errors
    ///
    /// Where the client is gone.
    pub async fn dispatch(&mut self, sequence: u64, name: &str, data: Value) -> Result<(), Error> {
        let mut payload = Payload::new(opcode::<P>(Signal::Dispatch), data);
        payload.s = Some(sequence);
        payload.t = Some(name.to_owned());
        self.send(payload.to_string()).await
    }

    /// Sends what is no event, by the opcode that the protocol has for it.
    ///
    /// # Errors
    ///
    /// Where the client is gone.
    ///
    /// # Panics
    ///
    /// Where the protocol has no such opcode.
    pub async fn signal(&mut self, signal: Signal, d: impl Serialize) -> Result<(), Error> {
        self.send(Payload::new(opcode::<P>(signal), d).to_string()).await
    }

    /// Sends a text, whatever it is.
    ///
    /// # Errors
    ///
    /// Where the client is gone.
    pub async fn send(&mut self, text: impl Into<String>) -> Result<(), Error> {
        self.socket.send(Message::text(text.into())).await
    }

    /// Waits for whatever the client sends next.
    ///
    /// # Errors
    ///
    /// Where the connection breaks off.
    pub async fn receive(&mut self) -> Result<Received, Error> {
        loop {
            match self.socket.next().await.ok_or(Error::ConnectionClosed)?? {
                Message::Text(text) => return Ok(Received::Text(text.to_string())),
                Message::Close(frame) => {
                    return Ok(Received::Close(frame.map_or(1005, |frame| frame.code.into())));
                }
                _ => {}
            }
        }
    }

    /// Waits for a payload: its opcode, and what it carries.
    ///
    /// # Errors
    ///
    /// Where the client leaves or sends anything else.
    pub async fn payload(&mut self) -> Result<(P::Opcode, Value), Error> {
        let Received::Text(text) = self.receive().await? else {
            return Err(Error::ConnectionClosed);
        };
        let payload = Payload::<P::Opcode>::read(text.as_bytes()).map_err(io::Error::other)?;
        match payload.op {
            Op::Listed(opcode) => Ok((opcode, payload.d)),
            Op::Unlisted(_) => Err(io::Error::other("unknown opcode").into()),
        }
    }

    /// Closes with a code, or with none, and waits for the client's answer: the code that it took it for.
    ///
    /// # Errors
    ///
    /// Where the connection breaks off before.
    pub async fn close(mut self, code: Option<u16>) -> Result<u16, Error> {
        let frame = code.map(|code| CloseFrame { code: code.into(), reason: "".into() });
        self.socket.close(frame).await?;
        loop {
            if let Received::Close(code) = self.receive().await? {
                return Ok(code);
            }
        }
    }

    /// The connection below the WebSocket.
    #[must_use]
    pub fn into_stream(self) -> TcpStream {
        self.socket.into_inner()
    }
}

/// The opcode that a protocol has for a signal.
fn opcode<P: Protocol>(signal: Signal) -> P::Opcode {
    let mut opcodes = P::OPCODES.iter().copied();
    opcodes.find(|opcode| P::signal(*opcode) == Some(signal)).expect("the protocol has an opcode for it")
}
