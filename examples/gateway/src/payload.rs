//! What goes over the wire: payloads, and what some of them carry.

use std::fmt;
use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::Opcode;

/// A payload, in either direction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payload<O> {
    /// What it is for.
    pub op: Op<O>,
    /// What it carries.
    #[serde(default)]
    pub d: Value,
    /// Where it stands in the session, if it is an event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub s: Option<u64>,
    /// The name of the event, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub t: Option<String>,
}

/// An opcode as it was received: one of the document's, or a number that the document does not list.
///
/// Were `op` the generated enum itself, one new opcode of the server would make an error of a payload that is well
/// formed. So the number is kept, and whoever reads the payload says what becomes of it.
///
/// ```
/// use spectable::discord::GatewayOpcode;
/// use spectable_gateway::{Op, Payload};
///
/// let payload: Payload<GatewayOpcode> = serde_json::from_str(r#"{ "op": 11 }"#)?;
/// assert_eq!(payload.op, Op::Listed(GatewayOpcode::HeartbeatAck));
///
/// let payload: Payload<GatewayOpcode> = serde_json::from_str(r#"{ "op": 250 }"#)?;
/// assert_eq!(payload.op, Op::Unlisted(250));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Op<O> {
    /// The document lists it.
    Listed(O),
    /// The document does not list it.
    Unlisted(u64),
}

/// What hello carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// Milliseconds from one heartbeat to the next.
    pub heartbeat_interval: NonZeroU64,
}

/// What begins a new session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identify {
    /// Who connects.
    pub token: String,
    /// Which events are wanted, a bit each.
    pub intents: u64,
    /// What connects.
    pub properties: Properties,
}

/// What a client says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Properties {
    /// The operating system that it runs on.
    pub os: String,
    /// What it is called, where a browser would say its name.
    pub browser: String,
    /// What it is called, where a telephone would say its name.
    pub device: String,
}

/// What goes on with a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resume {
    /// Who connects.
    pub token: String,
    /// The session.
    pub session_id: String,
    /// The last of its events that was received.
    pub seq: u64,
}

/// What the event `READY` carries, of which a client keeps the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// The session that has begun.
    pub session_id: String,
}

/// A message that is no payload.
#[derive(Debug)]
pub struct InvalidPayload(serde_json::Error);

impl<O: Opcode> Payload<O> {
    /// A payload that is no event.
    ///
    /// # Panics
    ///
    /// Where `d` is nothing that JSON can hold, such as a map by keys that are no text.
    #[must_use]
    pub fn new(op: O, d: impl Serialize) -> Self {
        let op = Op::Listed(op);
        let d = serde_json::to_value(d).expect("what payloads carry is JSON");
        Self { op, d, s: None, t: None }
    }

    /// Reads a message.
    ///
    /// # Errors
    ///
    /// Where it is no JSON object with a number for its opcode, listed or not.
    pub fn read(message: &[u8]) -> Result<Self, InvalidPayload> {
        serde_json::from_slice(message).map_err(InvalidPayload)
    }
}

impl<O: Opcode> fmt::Display for Payload<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

impl fmt::Display for InvalidPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no payload: {}", self.0)
    }
}

impl std::error::Error for InvalidPayload {}
