//! What a client has to know of a protocol. Only this file names the generated enums.

use std::fmt::{Debug, Display};

use serde::Serialize;
use serde::de::DeserializeOwned;
use spectable::{ReconnectPolicy, discord, kettu};

/// A gateway protocol: its opcodes, and what its close codes ask for.
pub trait Protocol: Send + 'static {
    /// The opcodes that its document lists.
    type Opcode: Opcode;

    /// All of them.
    const OPCODES: &'static [Self::Opcode];
    /// Asks whether the link still stands.
    const HEARTBEAT: Self::Opcode;
    /// Begins a new session.
    const IDENTIFY: Self::Opcode;
    /// Goes on with a session.
    const RESUME: Self::Opcode;

    /// What it means that a server sends `opcode`; nothing, where only a client does.
    fn signal(opcode: Self::Opcode) -> Option<Signal>;

    /// What a client does when a connection was closed with `code`, listed or not.
    fn on_close(code: u16) -> ReconnectPolicy;

    /// What the document calls a close code, where it lists it.
    fn close_name(code: u16) -> Option<&'static str>;
}

/// What every generated enum of opcodes is: a number to serde, a name to people.
pub trait Opcode: Copy + Debug + Display + Eq + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<O> Opcode for O where
    O: Copy + Debug + Display + Eq + Serialize + DeserializeOwned + Send + Sync + 'static
{
}

/// What a server has to say, whatever its protocol's number for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// An event, by its name and with its place in the session.
    Dispatch,
    /// The first payload of a connection, which says how often heartbeats are due.
    Hello,
    /// A heartbeat is wanted now.
    Heartbeat,
    /// A heartbeat has arrived.
    Acknowledgement,
    /// The client is to connect again, and to go on with its session.
    Reconnect,
    /// The session is not valid, or not at this time.
    InvalidSession,
}

/// The gateway of `spec/discord.md`.
#[derive(Clone, Copy, Debug)]
pub enum Discord {}

impl Protocol for Discord {
    type Opcode = discord::GatewayOpcode;

    const OPCODES: &'static [Self::Opcode] = discord::GatewayOpcode::ALL;
    const HEARTBEAT: Self::Opcode = discord::GatewayOpcode::Heartbeat;
    const IDENTIFY: Self::Opcode = discord::GatewayOpcode::Identify;
    const RESUME: Self::Opcode = discord::GatewayOpcode::Resume;

    fn signal(opcode: Self::Opcode) -> Option<Signal> {
        use discord::GatewayOpcode;
        match opcode {
            GatewayOpcode::Dispatch => Some(Signal::Dispatch),
            GatewayOpcode::Heartbeat => Some(Signal::Heartbeat),
            GatewayOpcode::Reconnect => Some(Signal::Reconnect),
            GatewayOpcode::InvalidSession => Some(Signal::InvalidSession),
            GatewayOpcode::Hello => Some(Signal::Hello),
            GatewayOpcode::HeartbeatAck => Some(Signal::Acknowledgement),
            // What only a client sends, and what the document may list one day.
            _ => None,
        }
    }

    fn on_close(code: u16) -> ReconnectPolicy {
        discord::GatewayCloseEventCode::on_close(code)
    }

    fn close_name(code: u16) -> Option<&'static str> {
        discord::GatewayCloseEventCode::from_code(code).map(discord::GatewayCloseEventCode::name)
    }
}

/// The gateway of `spec/kettu.md`.
#[derive(Clone, Copy, Debug)]
pub enum Kettu {}

impl Protocol for Kettu {
    type Opcode = kettu::GatewayOpcode;

    const OPCODES: &'static [Self::Opcode] = kettu::GatewayOpcode::ALL;
    const HEARTBEAT: Self::Opcode = kettu::GatewayOpcode::Heartbeat;
    const IDENTIFY: Self::Opcode = kettu::GatewayOpcode::Identify;
    const RESUME: Self::Opcode = kettu::GatewayOpcode::Resume;

    fn signal(opcode: Self::Opcode) -> Option<Signal> {
        use kettu::GatewayOpcode;
        match opcode {
            GatewayOpcode::Dispatch => Some(Signal::Dispatch),
            // The document has no opcode for an acknowledgement, and both sides send heartbeats: one is the answer
            // to the other.
            GatewayOpcode::Heartbeat => Some(Signal::Acknowledgement),
            GatewayOpcode::Hello => Some(Signal::Hello),
            _ => None,
        }
    }

    fn on_close(code: u16) -> ReconnectPolicy {
        kettu::GatewayCloseCode::on_close(code)
    }

    fn close_name(code: u16) -> Option<&'static str> {
        kettu::GatewayCloseCode::from_code(code).map(kettu::GatewayCloseCode::name)
    }
}
