//! Heartbeats: when they are due, what they carry, and what becomes of a link on which nobody answers.

use std::time::Duration;

use serde_json::{Value, json};
use spectable_gateway::{
    Client, Discord, Event, Host, Kettu, LEAVING, Protocol, Server, Settings, Signal, Wait,
};

use crate::stage::{Entry, Greeting, INTERVAL, Stage, heartbeat, leave, ready, within};

async fn heartbeats_follow_the_events<P: Protocol>() {
    let mut stage = Stage::<P>::open().await;
    let (mut visit, _) = stage.greet().await;
    assert_eq!(stage.beat(&mut visit).await, None);
    stage.acknowledge(&mut visit).await;
    ready(&mut visit, "session").await;
    for sequence in [41, 42, 1000] {
        stage.dispatch(&mut visit, sequence).await;
        assert_eq!(stage.beat(&mut visit).await, Some(sequence));
        stage.acknowledge(&mut visit).await;
    }
    // They go on where the session does, and begin anew with a new one.
    visit.close(Some(4000)).await.unwrap();
    let (mut visit, greeting) = stage.greet().await;
    assert_eq!(greeting, Greeting::Resume { session: "session".into(), sequence: 1000 });
    assert_eq!(stage.beat(&mut visit).await, Some(1000));
    visit.close(Some(4009)).await.unwrap();
    let (mut visit, greeting) = stage.greet().await;
    assert_eq!(greeting, Greeting::Identify);
    assert_eq!(stage.beat(&mut visit).await, None);
}

#[tokio::test]
async fn heartbeats_carry_the_last_event() {
    within("discord", heartbeats_follow_the_events::<Discord>()).await;
    within("kettu", heartbeats_follow_the_events::<Kettu>()).await;
}

#[tokio::test]
async fn heartbeats_are_due_when_hello_says() {
    within("intervals", async {
        let mut stage = Stage::<Discord>::open().await;
        for milliseconds in [1, 41_250, u64::MAX] {
            let mut visit = stage.open_door().await;
            visit.signal(Signal::Hello, json!({ "heartbeat_interval": milliseconds })).await.unwrap();
            visit.payload().await.unwrap();
            let wait = Entry::Waited(Wait::Heartbeat(Duration::from_millis(milliseconds)));
            // One wait for each heartbeat, and one more for that which is not due yet.
            stage.until(|entry| *entry == wait).await;
            stage.beat(&mut visit).await;
            stage.until(|entry| *entry == wait).await;
            stage.acknowledge(&mut visit).await;
            stage.beat(&mut visit).await;
            stage.until(|entry| *entry == wait).await;
            visit.close(Some(4000)).await.unwrap();
        }
    })
    .await;
}

/// With the clock that clients have outside of tests.
#[tokio::test]
async fn an_interval_without_end_is_no_overflow() {
    struct Silent;
    impl Host for Silent {
        fn on_event(&mut self, _: Event) {}
    }
    within("clock", async {
        let server = Server::<Discord>::open().await.unwrap();
        let settings = Settings::new(server.url(), "token");
        let client = Client::<Discord, _>::new(settings, Silent).run();
        let visited = async {
            let mut visit = server.accept().await.unwrap();
            visit.signal(Signal::Hello, json!({ "heartbeat_interval": u64::MAX })).await.unwrap();
            visit.payload().await.unwrap();
            visit.signal(Signal::Heartbeat, Value::Null).await.unwrap();
            assert_eq!(heartbeat(&mut visit).await, None);
            visit.close(Some(4014)).await.unwrap();
        };
        let (stopped, ()) = tokio::join!(client, visited);
        assert_eq!(stopped.code, 4014);
    })
    .await;
}

/// How often the server answers before it falls silent.
async fn nobody_answers<P: Protocol>(answers: usize) {
    let mut stage = Stage::<P>::open().await;
    let mut visit = stage.begin("session", 41).await;
    for _ in 0..answers {
        assert_eq!(stage.beat(&mut visit).await, Some(41));
        stage.acknowledge(&mut visit).await;
    }
    assert_eq!(stage.beat(&mut visit).await, Some(41));
    stage.due();
    let (payloads, code) = leave(&mut visit).await;
    assert_eq!((payloads.len(), code), (0, LEAVING));
    let (_, greeting) = stage.greet().await;
    assert_eq!(greeting, Greeting::Resume { session: "session".into(), sequence: 41 });
}

#[tokio::test]
async fn a_heartbeat_without_an_answer_leads_to_a_resume() {
    for answers in [0, 3] {
        within("discord", nobody_answers::<Discord>(answers)).await;
        within("kettu", nobody_answers::<Kettu>(answers)).await;
    }
}

/// None is due: what comes is the answer, and it needs no acknowledgement before the next that is due.
#[tokio::test]
async fn a_server_may_ask_for_a_heartbeat() {
    within("asked", async {
        let mut stage = Stage::<Discord>::open().await;
        let mut visit = stage.begin("session", 41).await;
        for sequence in [42, 43] {
            stage.dispatch(&mut visit, sequence).await;
            visit.signal(Signal::Heartbeat, Value::Null).await.unwrap();
            assert_eq!(heartbeat(&mut visit).await, Some(sequence));
        }
        assert_eq!(stage.beat(&mut visit).await, Some(43));
        let waits = stage.so_far();
        assert!(waits.contains(&Entry::Waited(Wait::Heartbeat(INTERVAL))), "{waits:?}");
    })
    .await;
}
