//! Pauses: between two connections there always is one, and it grows while nothing stands.

use std::time::Duration;

use spectable_gateway::{Discord, End, Event, Server, Signal, Visit, Wait};
use tokio::net::TcpSocket;

use crate::stage::{Entry, INTERVAL, Stage, within};

/// What a server may do to be rid of a client at once.
#[derive(Clone, Copy, Debug)]
enum Rebuff {
    /// It hangs up before there is a WebSocket.
    Knock,
    /// It closes before hello.
    Open,
    /// It breaks off after hello.
    Hello,
    /// It closes with this code once the client has greeted.
    Greeting(u16),
    /// It does not take the session.
    Session,
    /// It gives the client a session, and closes.
    Ready,
}

impl Rebuff {
    async fn rebuff(self, stage: &mut Stage<Discord>) {
        match self {
            Self::Knock => drop(stage.knock().await),
            Self::Open => {
                let visit = stage.open_door().await;
                visit.close(Some(1011)).await.unwrap();
            }
            Self::Hello => {
                let mut visit = stage.open_door().await;
                visit.hello(INTERVAL).await.unwrap();
            }
            Self::Greeting(code) => {
                let (visit, _) = stage.greet().await;
                visit.close(Some(code)).await.unwrap();
            }
            Self::Session => {
                let (mut visit, _) = stage.greet().await;
                visit.signal(Signal::InvalidSession, false).await.unwrap();
            }
            Self::Ready => {
                let (mut visit, _) = stage.greet().await;
                crate::stage::ready(&mut visit, "session").await;
                visit.close(Some(4000)).await.unwrap();
            }
        }
    }
}

/// The connections and the pauses so far, in order.
fn connections(entries: Vec<Entry>) -> Vec<Entry> {
    let is_wanted = |entry: &Entry| matches!(entry, Entry::Knocked | Entry::Waited(Wait::Pause(_)));
    entries.into_iter().filter(is_wanted).collect()
}

fn pause(seconds: u64) -> Entry {
    Entry::Waited(Wait::Pause(Duration::from_secs(seconds)))
}

/// So many connections, each but the first after a pause, the pauses being those of these lengths in seconds.
fn alternating(seconds: &[u64]) -> Vec<Entry> {
    let pause = |seconds: &u64| [pause(*seconds), Entry::Knocked];
    std::iter::once(Entry::Knocked).chain(seconds.iter().flat_map(pause)).collect()
}

#[tokio::test]
async fn a_server_that_closes_at_once_is_not_beset() {
    let mixed = [
        Rebuff::Knock,
        Rebuff::Open,
        Rebuff::Hello,
        Rebuff::Greeting(4000),
        Rebuff::Greeting(1000),
        Rebuff::Session,
        Rebuff::Ready,
        Rebuff::Greeting(4009),
    ];
    let same = mixed.map(|rebuff| [rebuff; 8]);
    for rebuffs in same.iter().chain([&mixed]) {
        within(&format!("{rebuffs:?}"), async {
            let mut stage = Stage::open().await;
            for rebuff in rebuffs {
                rebuff.rebuff(&mut stage).await;
            }
            // The ninth connection, after the eighth pause.
            stage.knock().await;
            let entries = connections(stage.so_far());
            assert_eq!(entries, alternating(&[1, 2, 4, 8, 8, 8, 8, 8]), "{rebuffs:?}");
        })
        .await;
    }
}

/// The journal is read as it goes, so each stretch of it is looked at by itself.
#[tokio::test]
async fn pauses_begin_anew_after_a_connection_that_stood() {
    within("stood", async {
        let mut stage = Stage::<Discord>::open().await;
        for _ in 0..3 {
            Rebuff::Hello.rebuff(&mut stage).await;
        }
        let (mut visit, _) = stage.greet().await;
        assert_eq!(connections(stage.so_far()), alternating(&[1, 2, 4]));

        stage.beat(&mut visit).await;
        stage.acknowledge(&mut visit).await;
        visit.close(Some(4000)).await.unwrap();
        Rebuff::Hello.rebuff(&mut stage).await;
        stage.knock().await;
        let expected = [pause(1), Entry::Knocked, pause(2), Entry::Knocked];
        assert_eq!(connections(stage.so_far()), expected);
    })
    .await;
}

/// A heartbeat that is not answered shows nothing; nor does an answer to none, which could come with every hello.
#[tokio::test]
async fn pauses_do_not_begin_anew_for_half_of_a_heartbeat() {
    within("half", async {
        let mut stage = Stage::<Discord>::open().await;
        Rebuff::Hello.rebuff(&mut stage).await;
        let (mut visit, _) = stage.greet().await;
        visit.signal(Signal::Acknowledgement, ()).await.unwrap();
        visit.close(Some(4000)).await.unwrap();
        let (mut visit, _) = stage.greet().await;
        stage.beat(&mut visit).await;
        visit.close(Some(4000)).await.unwrap();
        stage.knock().await;
        assert_eq!(connections(stage.so_far()), alternating(&[1, 2, 4]));
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_not_beset() {
    within("nobody", async {
        // A port that is taken, at which nobody listens.
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let server = Server::<Discord>::open().await.unwrap();
        let mut settings = Stage::settings(&server);
        settings.url = format!("ws://{}/", socket.local_addr().unwrap()).parse().unwrap();
        let mut stage = Stage::with(server, settings);
        for seconds in [1, 2, 4, 8, 8, 8] {
            let entries = stage.until(|entry| matches!(entry, Entry::Waited(_))).await;
            let connecting = entries.iter().filter(|entry| **entry == Entry::Told(Event::Connecting));
            assert_eq!((connecting.count(), entries.last()), (1, Some(&pause(seconds))));
        }
    })
    .await;
}

/// Its patience is short, so that a test need not wait; that it ends is certain, however slow the machine is.
#[tokio::test]
async fn a_server_that_says_nothing_is_left() {
    within("silence", async {
        let server = Server::<Discord>::open().await.unwrap();
        let mut settings = Stage::settings(&server);
        settings.patience = Duration::from_millis(20);
        let mut stage = Stage::with(server, settings);
        let stream = stage.knock().await;
        assert_eq!(broken(&mut stage).await, "no connection in time");
        drop(stream);
        // A machine that is slow enough lets even the connection come too late.
        loop {
            let _silent = Visit::<Discord>::open(stage.knock().await).await;
            if broken(&mut stage).await == "no hello in time" {
                break;
            }
        }
        stage.knock().await;
    })
    .await;
}

/// How the next connection broke off; a pause follows.
async fn broken(stage: &mut Stage<Discord>) -> String {
    let entries = stage.until(|entry| matches!(entry, Entry::Waited(_))).await;
    let mut ends = entries.into_iter().filter_map(|entry| match entry {
        Entry::Told(Event::Ended { end: End::Broken(how), .. }) => Some(how),
        _ => None,
    });
    ends.next().expect("a connection that broke off")
}
