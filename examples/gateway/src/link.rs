//! One WebSocket: messages in, payloads out, and how it ends. Beside the server, only this file knows tungstenite.

use std::fmt;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::http::Uri;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Bytes, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use crate::payload::Payload;
use crate::protocol::Opcode;

/// The code that a client leaves with. After 1000 or 1001 a server may forget the session, which is wanted again.
pub const LEAVING: u16 = 4900;

/// How a connection ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The server closed it with this code, which is 1005 where it gave none.
    Closed(u16),
    /// It broke off, or never came about. To a WebSocket that is 1006.
    Broken(String),
    /// The client left.
    Left(Reason),
}

/// Why a client leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A heartbeat was not answered until the next was due.
    Unanswered,
    /// The server asked for another connection.
    Asked,
    /// The server does not take the session.
    InvalidSession {
        /// Whether it may take it later.
        resumable: bool,
    },
}

/// A WebSocket that is open.
pub(crate) struct Link {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    patience: Duration,
}

impl Link {
    /// Connects. This and everything that is sent has to be done within `patience`.
    pub(crate) async fn open(url: &Uri, patience: Duration) -> Result<Self, End> {
        // Payloads are small and should not wait for each other.
        let no_delay = true;
        match timeout(patience, connect_async_with_config(url, None, no_delay)).await {
            Ok(Ok((socket, _))) => Ok(Self { socket, patience }),
            Ok(Err(error)) => Err(End::Broken(error.to_string())),
            Err(_) => Err(End::Broken("no connection in time".to_owned())),
        }
    }

    /// Sends a payload.
    pub(crate) async fn send(&mut self, op: impl Opcode, d: impl Serialize) -> Result<(), End> {
        let message = Message::text(Payload::new(op, d).to_string());
        match timeout(self.patience, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            // Whoever was closed on may still be sending: the code is not lost, it is the next to be read.
            Ok(Err(_)) => Err(self.end().await),
            Err(_) => Err(End::Broken("nothing could be sent in time".to_owned())),
        }
    }

    /// Waits for a message. Nothing is lost where the wait is given up.
    pub(crate) async fn receive(&mut self) -> Result<Bytes, End> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Close(frame))) => {
                    return Err(End::Closed(frame.map_or(1005, |frame| frame.code.into())));
                }
                // The WebSocket answers these by itself.
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(message)) => return Ok(message.into_data()),
                Some(Err(error)) => return Err(End::Broken(error.to_string())),
                None => return Err(End::Broken("the connection is gone".to_owned())),
            }
        }
    }

    /// Reads on to the end, past whatever was sent before it.
    async fn end(&mut self) -> End {
        let patience = self.patience;
        let read = async {
            loop {
                if let Err(end) = self.receive().await {
                    return end;
                }
            }
        };
        let gone = End::Broken("nothing can be sent any more".to_owned());
        timeout(patience, read).await.unwrap_or(gone)
    }

    /// Closes with a code or, where the server closed already, answers its code.
    pub(crate) async fn close(mut self) {
        let frame = CloseFrame { code: LEAVING.into(), reason: "".into() };
        let close = async {
            // Refused where the server was first; its answer then waits to be flushed.
            let _ = self.socket.close(Some(frame)).await;
            self.socket.flush().await
        };
        // A link that stands no more cannot be closed, and need not be; nor is there an answer to wait for.
        let _ = timeout(self.patience, close).await;
    }
}

impl End {
    /// The close code, which is a WebSocket's own where none was received.
    #[must_use]
    pub fn code(&self) -> u16 {
        match self {
            Self::Closed(code) => *code,
            Self::Broken(_) => 1006,
            Self::Left(_) => LEAVING,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed(code) => write!(f, "closed with {code}"),
            Self::Broken(how) => write!(f, "broken off: {how}"),
            Self::Left(reason) => write!(f, "left: {reason}"),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unanswered => "a heartbeat was not answered",
            Self::Asked => "the server asked for another connection",
            Self::InvalidSession { resumable: true } => "the server does not take the session yet",
            Self::InvalidSession { resumable: false } => "the session is no more",
        })
    }
}
