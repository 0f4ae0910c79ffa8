//! Connection after connection, until a close code says stop.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use spectable::ReconnectPolicy;
use tokio_tungstenite::tungstenite::http::Uri;

use crate::backoff::Backoff;
use crate::connection;
use crate::host::{Event, Host, Wait};
use crate::link::{End, Reason};
use crate::payload::Properties;
use crate::protocol::Protocol;
use crate::session::Session;

/// What a client is to know before it connects. It cannot be printed, for the token is a secret.
#[derive(Clone)]
pub struct Settings {
    /// Where the gateway is.
    pub url: Uri,
    /// Who connects.
    pub token: String,
    /// Which events are wanted, a bit each.
    pub intents: u64,
    /// What connects.
    pub properties: Properties,
    /// How long the client waits for a connection, for hello, and for what it sends to be taken.
    pub patience: Duration,
    /// The pauses between connections. They begin anew after a connection on which a heartbeat was acknowledged.
    pub backoff: Backoff,
}

impl Settings {
    /// Settings for a gateway, with no intents, a patience of ten seconds, and pauses from one second to one minute.
    #[must_use]
    pub fn new(url: Uri, token: impl Into<String>) -> Self {
        let library = env!("CARGO_PKG_NAME");
        Self {
            url,
            token: token.into(),
            intents: 0,
            properties: Properties {
                os: std::env::consts::OS.to_owned(),
                browser: library.to_owned(),
                device: library.to_owned(),
            },
            patience: Duration::from_secs(10),
            backoff: Backoff::new(Duration::from_secs(1), Duration::from_secs(60)),
        }
    }
}

/// A client of the gateway of `P`.
pub struct Client<P, H> {
    settings: Settings,
    session: Session,
    host: H,
    protocol: PhantomData<fn() -> P>,
}

/// Why a client connects no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The code that its last connection was closed with.
    pub code: u16,
    /// What the document calls that code, where it lists it.
    pub name: Option<&'static str>,
}

impl<P: Protocol, H: Host> Client<P, H> {
    /// A client that has not connected yet.
    #[must_use]
    pub fn new(settings: Settings, host: H) -> Self {
        Self { settings, session: Session::default(), host, protocol: PhantomData }
    }

    /// Connects, and connects again, until a close code says stop. Dropping the future ends it at once.
    pub async fn run(self) -> Stopped {
        let Self { mut settings, mut session, mut host, .. } = self;
        loop {
            let outcome = connection::run::<P, H>(&settings, &mut session, &mut host).await;
            let code = outcome.end.code();
            let name = P::close_name(code);
            let policy = policy::<P>(&outcome.end);
            host.on_event(Event::Ended { end: outcome.end, name, policy });
            match policy {
                ReconnectPolicy::Resume => {}
                ReconnectPolicy::Reconnect => session = Session::default(),
                ReconnectPolicy::Stop => return Stopped { code, name },
            }
            // Nothing leads from one connection to the next but through here.
            if outcome.stood {
                settings.backoff.reset();
            }
            host.wait(Wait::Pause(settings.backoff.pause())).await;
        }
    }
}

/// What is done after a connection ended: what its code asks for, unless it was the client that left.
fn policy<P: Protocol>(end: &End) -> ReconnectPolicy {
    match end {
        End::Closed(_) | End::Broken(_) => P::on_close(end.code()),
        End::Left(Reason::InvalidSession { resumable: false }) => ReconnectPolicy::Reconnect,
        End::Left(_) => ReconnectPolicy::Resume,
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name {
            Some(name) => write!(f, "closed with {} ({name})", self.code),
            None => write!(f, "closed with {}, which the document does not list", self.code),
        }
    }
}
