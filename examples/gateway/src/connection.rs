//! One connection, from hello to its end.

use std::convert::Infallible;
use std::pin::pin;
use std::time::Duration;

use tokio::time::timeout;

use crate::client::Settings;
use crate::host::{Event, Host, Wait};
use crate::link::{End, Link, Reason};
use crate::payload::{Hello, Identify, Op, Payload, Resume};
use crate::protocol::{Protocol, Signal};
use crate::session::Session;

/// What a connection leaves behind.
pub(crate) struct Outcome {
    /// How it ended.
    pub(crate) end: End,
    /// Whether it stood for a while: from one heartbeat to its acknowledgement.
    pub(crate) stood: bool,
}

/// How the heart beats.
#[derive(Default)]
struct Pulse {
    unanswered: bool,
    stood: bool,
}

/// Connects, identifies or resumes, and stays until the connection ends.
pub(crate) async fn run<P: Protocol, H: Host>(
    settings: &Settings,
    session: &mut Session,
    host: &mut H,
) -> Outcome {
    host.on_event(Event::Connecting);
    let mut link = match Link::open(&settings.url, settings.patience).await {
        Ok(link) => link,
        Err(end) => return Outcome { end, stood: false },
    };
    let mut pulse = Pulse::default();
    let Err(end) = stay::<P, H>(settings, session, host, &mut link, &mut pulse).await;
    link.close().await;
    Outcome { end, stood: pulse.stood }
}

/// Goes on until something ends it, which is the error.
async fn stay<P: Protocol, H: Host>(
    settings: &Settings,
    session: &mut Session,
    host: &mut H,
    link: &mut Link,
    pulse: &mut Pulse,
) -> Result<Infallible, End> {
    let late = || End::Broken("no hello in time".to_owned());
    let hello = timeout(settings.patience, hello::<P, H>(host, link));
    let interval = hello.await.unwrap_or_else(|_| Err(late()))?;
    greet::<P, H>(settings, session, host, link).await?;

    let mut beat = pin!(host.wait(Wait::Heartbeat(interval)));
    loop {
        tokio::select! {
            message = link.receive() => {
                let Some((signal, payload)) = read::<P, H>(host, &message?) else { continue };
                if signal == Signal::Heartbeat {
                    // One out of turn, which leaves the others where they are.
                    link.send(P::HEARTBEAT, session.sequence()).await?;
                }
                heed(session, host, pulse, signal, payload)?;
            }
            () = &mut beat => {
                if pulse.unanswered {
                    return Err(End::Left(Reason::Unanswered));
                }
                link.send(P::HEARTBEAT, session.sequence()).await?;
                pulse.unanswered = true;
                beat.set(host.wait(Wait::Heartbeat(interval)));
            }
        }
    }
}

/// Waits for hello, and takes the interval of heartbeats from it.
async fn hello<P: Protocol, H: Host>(host: &mut H, link: &mut Link) -> Result<Duration, End> {
    loop {
        let message = link.receive().await?;
        let Some((Signal::Hello, payload)) = read::<P, H>(host, &message) else { continue };
        match serde_json::from_value::<Hello>(payload.d) {
            Ok(hello) => {
                let interval = Duration::from_millis(hello.heartbeat_interval.get());
                host.on_event(Event::Hello(interval));
                return Ok(interval);
            }
            Err(error) => host.on_event(Event::Unreadable(format!("no hello: {error}"))),
        }
    }
}

/// Goes on with the session, where there is one, or begins another.
async fn greet<P: Protocol, H: Host>(
    settings: &Settings,
    session: &Session,
    host: &mut H,
    link: &mut Link,
) -> Result<(), End> {
    let token = settings.token.clone();
    let Some((id, sequence)) = session.resumable() else {
        let identify = Identify { token, intents: settings.intents, properties: settings.properties.clone() };
        link.send(P::IDENTIFY, identify).await?;
        host.on_event(Event::Identified);
        return Ok(());
    };
    let resume = Resume { token, session_id: id.to_owned(), seq: sequence };
    link.send(P::RESUME, resume).await?;
    host.on_event(Event::Resumed { session: id.to_owned(), sequence });
    Ok(())
}

/// What a message has to say. Where that is nothing, the host is told why, and the connection goes on.
fn read<P: Protocol, H: Host>(host: &mut H, message: &[u8]) -> Option<(Signal, Payload<P::Opcode>)> {
    let payload = match Payload::<P::Opcode>::read(message) {
        Ok(payload) => payload,
        Err(error) => {
            host.on_event(Event::Unreadable(error.to_string()));
            return None;
        }
    };
    match payload.op {
        Op::Listed(opcode) => {
            let signal = P::signal(opcode);
            if signal.is_none() {
                host.on_event(Event::UnusedOpcode(opcode.to_string()));
            }
            signal.map(|signal| (signal, payload))
        }
        Op::Unlisted(number) => {
            host.on_event(Event::UnknownOpcode(number));
            None
        }
    }
}

/// Does as a signal says, as far as nothing has to be sent for it.
fn heed<O>(
    session: &mut Session,
    host: &mut impl Host,
    pulse: &mut Pulse,
    signal: Signal,
    payload: Payload<O>,
) -> Result<(), End> {
    match signal {
        Signal::Dispatch => {
            let Payload { d: data, s: sequence, t, .. } = payload;
            let name = t.unwrap_or_default();
            if let Err(error) = session.note(&name, sequence, &data) {
                host.on_event(Event::Unreadable(format!("no session: {error}")));
            }
            host.on_event(Event::Dispatched { name, sequence, data });
        }
        Signal::Acknowledgement => {
            pulse.stood |= pulse.unanswered;
            pulse.unanswered = false;
            host.on_event(Event::Acknowledged);
        }
        Signal::Reconnect => return Err(End::Left(Reason::Asked)),
        Signal::InvalidSession => {
            let resumable = payload.d == true;
            return Err(End::Left(Reason::InvalidSession { resumable }));
        }
        // A second hello changes nothing, and a heartbeat was answered already.
        Signal::Hello | Signal::Heartbeat => {}
    }
    Ok(())
}
