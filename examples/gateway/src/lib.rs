//! A gateway client that does after each close code what the documents say.
//!
//! The opcodes and close codes are spectable's, generated from the documents. What each file is for:
//!
//! - `protocol`: what a client has to know of a protocol, by the generated enums;
//! - `payload`: what goes over the wire, and how an opcode that is not listed is no error;
//! - `session`: what is needed to go on with a session;
//! - `link`: one WebSocket, and how it ends;
//! - `connection`: one connection from hello to its end;
//! - `backoff`: how long the pauses between connections are;
//! - `client`: connection after connection, until a close code says stop;
//! - `host`: who is told what happens, and how a client waits;
//! - `server`: the other side, for tests and for looking at.

mod backoff;
mod client;
mod connection;
mod host;
mod link;
mod payload;
mod protocol;
mod server;
mod session;

pub use backoff::Backoff;
pub use client::{Client, Settings, Stopped};
pub use host::{Event, Host, Wait};
pub use link::{End, LEAVING, Reason};
pub use payload::{Hello, Identify, InvalidPayload, Op, Payload, Properties, Ready, Resume};
pub use protocol::{Discord, Kettu, Opcode, Protocol, Signal};
pub use server::{Received, Server, Visit};
pub use spectable::ReconnectPolicy;
