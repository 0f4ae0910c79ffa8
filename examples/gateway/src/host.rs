//! Who is told what happens, and how a client waits.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use serde_json::Value;
use spectable::ReconnectPolicy;

use crate::link::End;

/// What a client runs in.
pub trait Host: Send {
    /// Is told what happened: to log it, and to act on the events that the server dispatches.
    fn on_event(&mut self, event: Event);

    /// Waits. It is here for tests, which would rather know how long a wait is than wait.
    fn wait(&mut self, wait: Wait) -> impl Future<Output = ()> + Send + 'static {
        tokio::time::sleep(wait.duration())
    }
}

/// What a client waits for, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// For the next heartbeat to be due.
    Heartbeat(Duration),
    /// Between two connections.
    Pause(Duration),
}

impl Wait {
    /// How long.
    #[must_use]
    pub fn duration(self) -> Duration {
        match self {
            Self::Heartbeat(duration) | Self::Pause(duration) => duration,
        }
    }
}

/// What happens to a client.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// It begins to connect.
    Connecting,
    /// The server greeted it and wants a heartbeat each so often.
    Hello(Duration),
    /// It asked for a new session.
    Identified,
    /// It asked to go on with a session.
    Resumed {
        /// The session.
        session: String,
        /// The last of its events that was received.
        sequence: u64,
    },
    /// An event of the protocol.
    Dispatched {
        /// Its name.
        name: String,
        /// Where it stands in the session.
        sequence: Option<u64>,
        /// What it carries.
        data: Value,
    },
    /// A heartbeat was answered.
    Acknowledged,
    /// A payload bore an opcode that the document does not list. It was left aside.
    UnknownOpcode(u64),
    /// A payload bore an opcode, of this name, that a server has no use for. It was left aside.
    UnusedOpcode(String),
    /// A message could not be read, and was left aside.
    Unreadable(String),
    /// A connection ended.
    Ended {
        /// How.
        end: End,
        /// What the document calls its close code.
        name: Option<&'static str>,
        /// What is done now.
        policy: ReconnectPolicy,
    },
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connecting => f.write_str("connecting"),
            Self::Hello(interval) => write!(f, "hello, with a heartbeat each {interval:?}"),
            Self::Identified => f.write_str("identified for a new session"),
            Self::Resumed { session, sequence } => {
                write!(f, "resumed session {session:?} after event {sequence}")
            }
            Self::Dispatched { name, sequence: Some(sequence), data } => {
                write!(f, "event {sequence}, {name}: {data}")
            }
            Self::Dispatched { name, sequence: None, data } => write!(f, "event {name}: {data}"),
            Self::Acknowledged => f.write_str("heartbeat acknowledged"),
            Self::UnknownOpcode(opcode) => write!(f, "left aside: unknown opcode {opcode}"),
            Self::UnusedOpcode(name) => write!(f, "left aside: {name} is not for clients"),
            Self::Unreadable(why) => write!(f, "left aside: {why}"),
            Self::Ended { end, name, policy } => {
                write!(f, "{end}")?;
                if let Some(name) = name {
                    write!(f, " ({name})")?;
                }
                f.write_str(match policy {
                    ReconnectPolicy::Resume => "; will resume",
                    ReconnectPolicy::Reconnect => "; will begin a new session",
                    ReconnectPolicy::Stop => "; will stop",
                })
            }
        }
    }
}
