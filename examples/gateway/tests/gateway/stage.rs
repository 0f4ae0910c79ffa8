//! A server, a client that runs beside it, and a journal of what either noticed, in order.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use spectable_gateway::{
    Backoff, Client, Event, Host, Payload, Protocol, Received, Resume, Server, Settings, Signal, Stopped,
    Visit, Wait,
};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// The token that clients identify with.
pub(crate) const TOKEN: &str = "token";
/// The interval of heartbeats, the first pause and the longest. Nobody waits for them: they are only noted.
pub(crate) const INTERVAL: Duration = Duration::from_millis(41_250);
pub(crate) const FIRST_PAUSE: Duration = Duration::from_secs(1);
pub(crate) const LONGEST_PAUSE: Duration = Duration::from_secs(8);

/// No case takes so long, unless something hangs.
const LIMIT: Duration = Duration::from_secs(30);

/// What happened, in the order in which it did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Entry {
    /// A client connected, as the server saw.
    Knocked,
    /// The client asked its host to wait.
    Waited(Wait),
    /// The client told its host.
    Told(Event),
}

/// What the server was greeted with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Greeting {
    Identify,
    Resume { session: String, sequence: u64 },
}

/// What a test has before it.
pub(crate) struct Stage<P> {
    pub(crate) server: Server<P>,
    client: Option<JoinHandle<Stopped>>,
    journal: UnboundedReceiver<Entry>,
    pen: UnboundedSender<Entry>,
    beats: Arc<Semaphore>,
}

/// A host that notes everything. Pauses are over at once; heartbeats are due when the test says so.
struct Recorder {
    pen: UnboundedSender<Entry>,
    beats: Arc<Semaphore>,
}

impl Host for Recorder {
    fn on_event(&mut self, event: Event) {
        // Nobody may be listening any more.
        let _ = self.pen.send(Entry::Told(event));
    }

    fn wait(&mut self, wait: Wait) -> impl Future<Output = ()> + Send + 'static {
        let _ = self.pen.send(Entry::Waited(wait));
        let beats = Arc::clone(&self.beats);
        async move {
            match wait {
                Wait::Pause(_) => tokio::task::yield_now().await,
                Wait::Heartbeat(_) => beats.acquire().await.expect("it is never closed").forget(),
            }
        }
    }
}

/// Lets a case take no longer than the limit.
pub(crate) async fn within<T>(case: &str, future: impl Future<Output = T>) -> T {
    timeout(LIMIT, future).await.unwrap_or_else(|_| panic!("{case}: nothing came of it"))
}

impl<P: Protocol> Stage<P> {
    /// Opens a server, and begins a client that connects to it.
    pub(crate) async fn open() -> Self {
        let server = Server::open().await.expect("a port on this machine");
        let settings = Self::settings(&server);
        Self::with(server, settings)
    }

    /// Settings for a server, with a patience beyond the limit of a case.
    pub(crate) fn settings(server: &Server<P>) -> Settings {
        let mut settings = Settings::new(server.url(), TOKEN);
        settings.backoff = Backoff::new(FIRST_PAUSE, LONGEST_PAUSE);
        settings.patience = LIMIT * 2;
        settings
    }

    /// Begins a client that does as the test says.
    pub(crate) fn with(server: Server<P>, settings: Settings) -> Self {
        let (pen, journal) = unbounded_channel();
        let beats = Arc::new(Semaphore::new(0));
        let recorder = Recorder { pen: pen.clone(), beats: Arc::clone(&beats) };
        let client = tokio::spawn(Client::<P, _>::new(settings, recorder).run());
        Self { server, client: Some(client), journal, pen, beats }
    }

    /// Waits for the client to connect.
    pub(crate) async fn knock(&mut self) -> TcpStream {
        let stream = self.server.knock().await.expect("a connection");
        self.pen.send(Entry::Knocked).expect("the stage reads its journal");
        stream
    }

    /// Waits for the client to connect, and opens a WebSocket with it.
    pub(crate) async fn open_door(&mut self) -> Visit<P> {
        let stream = self.knock().await;
        Visit::open(stream).await.expect("a WebSocket")
    }

    /// Waits for the client to connect, and says hello.
    pub(crate) async fn greet(&mut self) -> (Visit<P>, Greeting) {
        let mut visit = self.open_door().await;
        visit.hello(INTERVAL).await.expect("a client that listens");
        let (opcode, data) = visit.payload().await.expect("a greeting");
        assert_eq!(data["token"], TOKEN);
        let greeting = if opcode == P::IDENTIFY {
            Greeting::Identify
        } else {
            assert_eq!(opcode, P::RESUME, "the first payload is neither identify nor resume");
            let resume: Resume = serde_json::from_value(data).expect("what a resume carries");
            Greeting::Resume { session: resume.session_id, sequence: resume.seq }
        };
        (visit, greeting)
    }

    /// Waits for a fresh client, and gives it a session of which it has received the events 1 and `sequence`.
    pub(crate) async fn begin(&mut self, session: &str, sequence: u64) -> Visit<P> {
        let (mut visit, greeting) = self.greet().await;
        assert_eq!(greeting, Greeting::Identify);
        ready(&mut visit, session).await;
        self.dispatch(&mut visit, sequence).await;
        visit
    }

    /// Sends the event of a number, and waits until the client has told of it.
    pub(crate) async fn dispatch(&mut self, visit: &mut Visit<P>, sequence: u64) {
        visit.dispatch(sequence, "EVENT", Value::Null).await.expect("a client that listens");
        self.told(&event(sequence)).await;
    }

    /// Says that a heartbeat is due, and waits for it, and for nothing else: the event that it carries.
    pub(crate) async fn beat(&mut self, visit: &mut Visit<P>) -> Option<u64> {
        self.due();
        heartbeat(visit).await
    }

    /// Says that a heartbeat is due.
    pub(crate) fn due(&self) {
        self.beats.add_permits(1);
    }

    /// Answers a heartbeat, and waits until the client has told of it.
    pub(crate) async fn acknowledge(&mut self, visit: &mut Visit<P>) {
        visit.signal(Signal::Acknowledgement, ()).await.expect("a client that listens");
        self.told(&Event::Acknowledged).await;
    }

    /// Waits for what the client does next: it connects and greets, or stops.
    pub(crate) async fn next(&mut self) -> Result<Greeting, Stopped> {
        let mut client = self.client.take().expect("a client that has not stopped");
        tokio::select! {
            stopped = &mut client => Err(stopped.expect("a client does not panic")),
            (_, greeting) = self.greet() => {
                self.client = Some(client);
                Ok(greeting)
            }
        }
    }

    /// Reads the journal up to the first entry that is wanted; it waits for what has not happened yet.
    pub(crate) async fn until(&mut self, wanted: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        let mut entries = Vec::new();
        while !entries.last().is_some_and(&wanted) {
            entries.push(self.journal.recv().await.expect("the stage holds a pen"));
        }
        entries
    }

    /// Reads what the journal holds by now.
    pub(crate) fn so_far(&mut self) -> Vec<Entry> {
        std::iter::from_fn(|| self.journal.try_recv().ok()).collect()
    }

    /// Waits until the client has told of an event, and only then goes on.
    pub(crate) async fn told(&mut self, event: &Event) {
        self.until(|entry| matches!(entry, Entry::Told(told) if told == event)).await;
    }
}

impl<P> Drop for Stage<P> {
    fn drop(&mut self) {
        self.client.iter().for_each(JoinHandle::abort);
    }
}

/// Begins a session, with its first event.
pub(crate) async fn ready<P: Protocol>(visit: &mut Visit<P>, session: &str) {
    visit.dispatch(1, "READY", json!({ "session_id": session })).await.expect("a client that listens");
}

/// The event of a number, as the client tells of it.
pub(crate) fn event(sequence: u64) -> Event {
    Event::Dispatched { name: "EVENT".into(), sequence: Some(sequence), data: Value::Null }
}

/// Waits for a heartbeat, and for nothing else: the event that it carries.
pub(crate) async fn heartbeat<P: Protocol>(visit: &mut Visit<P>) -> Option<u64> {
    let (opcode, data) = visit.payload().await.expect("a heartbeat");
    assert_eq!(opcode, P::HEARTBEAT);
    serde_json::from_value(data).expect("the number of an event, or null")
}

/// Waits for the client to leave, past the payloads that come before: the code that it leaves with.
pub(crate) async fn leave<P: Protocol>(visit: &mut Visit<P>) -> (Vec<Payload<P::Opcode>>, u16) {
    let mut payloads = Vec::new();
    loop {
        match visit.receive().await.expect("a client that takes its leave") {
            Received::Text(text) => payloads.push(Payload::read(text.as_bytes()).expect("a payload")),
            Received::Close(code) => return (payloads, code),
        }
    }
}
