//! What is needed to go on with a session.

use serde_json::Value;

use crate::payload::Ready;

/// A session, as far as its client knows it.
#[derive(Debug, Default)]
pub(crate) struct Session {
    id: Option<String>,
    sequence: Option<u64>,
}

impl Session {
    /// The last event that was received, by its number.
    pub(crate) fn sequence(&self) -> Option<u64> {
        self.sequence
    }

    /// Its name and its last event, once it has begun: what a resume asks for.
    pub(crate) fn resumable(&self) -> Option<(&str, u64)> {
        Some((self.id.as_deref()?, self.sequence?))
    }

    /// Notes an event that was received.
    ///
    /// # Errors
    ///
    /// Where it begins a session and does not say which.
    pub(crate) fn note(
        &mut self,
        name: &str,
        sequence: Option<u64>,
        event: &Value,
    ) -> Result<(), serde_json::Error> {
        self.sequence = sequence.or(self.sequence);
        if name == "READY" {
            let ready: Ready = serde::Deserialize::deserialize(event)?;
            self.id = Some(ready.session_id);
        }
        Ok(())
    }
}
