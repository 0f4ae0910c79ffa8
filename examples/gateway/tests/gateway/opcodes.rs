//! Opcodes: their numbers on the wire, those that nobody knows, and those by which a server sends a client away.

use serde_json::{Value, json};
use spectable::discord;
use spectable_gateway::{Discord, Event, Kettu, LEAVING, Op, Payload, Protocol, Received, Signal, Visit};

use crate::stage::{Entry, Greeting, INTERVAL, Stage, TOKEN, event, leave, ready, within};

/// The next payload, as JSON that no generated opcode had a part in.
async fn json<P: Protocol>(visit: &mut Visit<P>) -> Value {
    match visit.receive().await.unwrap() {
        Received::Text(text) => serde_json::from_str(&text).unwrap(),
        Received::Close(code) => panic!("closed with {code}"),
    }
}

/// One session over two connections, as it is on the wire by the numbers of its opcodes.
async fn wire<P: Protocol>([hello, identify, heartbeat, resume]: [u8; 4]) {
    let mut stage = Stage::<P>::open().await;
    let hello = json!({ "op": hello, "d": { "heartbeat_interval": 3_600_000 }, "s": null, "t": null });

    let mut visit = stage.server.accept().await.unwrap();
    visit.send(hello.to_string()).await.unwrap();
    let payload = json(&mut visit).await;
    assert_eq!(payload["op"], identify);
    assert_eq!(payload["d"]["token"], TOKEN);
    assert_eq!(payload["d"]["intents"], 0);
    let data = json!({ "v": 10, "session_id": "session" });
    let ready = json!({ "op": 0, "d": data, "s": 1, "t": "READY" });
    let begun = Event::Dispatched { name: "READY".into(), sequence: Some(1), data };
    visit.send(ready.to_string()).await.unwrap();
    stage.told(&begun).await;
    stage.due();
    assert_eq!(json(&mut visit).await, json!({ "op": heartbeat, "d": 1 }));
    visit.close(Some(4000)).await.unwrap();

    let mut visit = stage.server.accept().await.unwrap();
    visit.send(hello.to_string()).await.unwrap();
    let expected = json!({ "op": resume, "d": { "token": TOKEN, "session_id": "session", "seq": 1 } });
    assert_eq!(json(&mut visit).await, expected);
}

#[tokio::test]
async fn opcodes_have_the_numbers_of_the_document() {
    within("discord", wire::<Discord>([10, 2, 1, 6])).await;
    within("kettu", wire::<Kettu>([3, 4, 1, 5])).await;
}

/// In `kettu`, 6 and 7 are in its prose only, and 11 is another protocol's.
#[tokio::test]
async fn an_unknown_opcode_is_logged_and_survived() {
    within("discord", survives::<Discord>(&[5, 12, 250, 255, 256, 4242, u64::MAX])).await;
    within("kettu", survives::<Kettu>(&[2, 6, 7, 10, 11, 255, 256, u64::MAX])).await;
}

async fn survives<P: Protocol>(opcodes: &[u64]) {
    let mut stage = Stage::<P>::open().await;
    let mut visit = stage.open_door().await;
    // Before hello, and after it.
    visit.send(json!({ "op": 250 }).to_string()).await.unwrap();
    stage.told(&Event::UnknownOpcode(250)).await;
    visit.hello(INTERVAL).await.unwrap();
    assert_eq!(visit.payload().await.unwrap().0, P::IDENTIFY);
    ready(&mut visit, "session").await;
    for (opcode, sequence) in opcodes.iter().zip(2..) {
        let payload = json!({ "op": opcode, "d": { "any": ["thing"] }, "s": null, "t": null });
        visit.send(payload.to_string()).await.unwrap();
        stage.told(&Event::UnknownOpcode(*opcode)).await;
        stage.dispatch(&mut visit, sequence).await;
    }
    visit.close(Some(4000)).await.unwrap();
    let (_, greeting) = stage.greet().await;
    let sequence = opcodes.len() as u64 + 1;
    assert_eq!(greeting, Greeting::Resume { session: "session".into(), sequence });
}

fn unreadable(entries: &[Entry]) -> usize {
    let unreadable = |entry: &&Entry| matches!(entry, Entry::Told(Event::Unreadable(_)));
    entries.iter().filter(unreadable).count()
}

#[tokio::test]
async fn what_cannot_be_read_is_logged_and_survived() {
    let messages = [
        "",
        "no JSON",
        "[]",
        "{}",
        r#"{ "d": {} }"#,
        r#"{ "op": null }"#,
        r#"{ "op": "0" }"#,
        r#"{ "op": -1 }"#,
        r#"{ "op": 0.5 }"#,
        r#"{ "op": 0, "s": "one" }"#,
        r#"{ "op": 0, "t": "READY", "s": 1, "d": { "session": "misspelt" } }"#,
    ];
    within("unreadable", async {
        let mut stage = Stage::<Discord>::open().await;
        let mut visit = stage.begin("session", 41).await;
        for (message, sequence) in messages.into_iter().zip(42..) {
            visit.send(message).await.unwrap();
            visit.dispatch(sequence, "EVENT", Value::Null).await.unwrap();
            let entries = stage.until(|entry| *entry == Entry::Told(event(sequence))).await;
            assert_eq!(unreadable(&entries), 1, "{message}");
        }
    })
    .await;
}

/// A hello whose heartbeats would leave no time between them is none.
#[tokio::test]
async fn a_hello_without_an_interval_is_waited_past() {
    within("hello", async {
        let mut stage = Stage::<Discord>::open().await;
        let mut visit = stage.open_door().await;
        for d in [json!({ "heartbeat_interval": 0 }), json!({}), Value::Null] {
            visit.signal(Signal::Hello, d).await.unwrap();
        }
        visit.hello(INTERVAL).await.unwrap();
        assert_eq!(visit.payload().await.unwrap().0, discord::GatewayOpcode::Identify);
        assert_eq!(unreadable(&stage.so_far()), 3);
    })
    .await;
}

#[tokio::test]
async fn what_only_clients_send_is_left_aside() {
    within("unused", async {
        let mut stage = Stage::<Discord>::open().await;
        let mut visit = stage.begin("session", 41).await;
        let payload = Payload::new(discord::GatewayOpcode::RequestGuildMembers, Value::Null);
        visit.send(payload.to_string()).await.unwrap();
        stage.told(&Event::UnusedOpcode("Request Guild Members".into())).await;
        stage.dispatch(&mut visit, 42).await;
    })
    .await;
}

/// What the server sees after it has sent a client away.
async fn sent_away(signal: Signal, d: Value) -> Greeting {
    let mut stage = Stage::<Discord>::open().await;
    let mut visit = stage.begin("session", 41).await;
    visit.signal(signal, d).await.unwrap();
    let (payloads, code) = leave(&mut visit).await;
    assert_eq!((payloads.len(), code), (0, LEAVING));
    stage.greet().await.1
}

#[tokio::test]
async fn a_client_that_is_sent_away_resumes_unless_its_session_is_gone() {
    let resumed = Greeting::Resume { session: "session".into(), sequence: 41 };
    let away = |signal, d: Value| within("away", sent_away(signal, d));
    assert_eq!(away(Signal::Reconnect, Value::Null).await, resumed);
    assert_eq!(away(Signal::InvalidSession, json!(true)).await, resumed);
    assert_eq!(away(Signal::InvalidSession, json!(false)).await, Greeting::Identify);
    assert_eq!(away(Signal::InvalidSession, Value::Null).await, Greeting::Identify);
}

#[test]
fn an_opcode_is_the_same_number_in_both_directions() {
    for number in (0..=300).chain([u64::from(u32::MAX), u64::MAX]) {
        let text = number.to_string();
        let op: Op<discord::GatewayOpcode> = serde_json::from_str(&text).unwrap();
        let listed = u8::try_from(number).ok().and_then(discord::GatewayOpcode::from_code);
        assert_eq!(op, listed.map_or(Op::Unlisted(number), Op::Listed));
        assert_eq!(serde_json::to_string(&op).unwrap(), text);
    }
}
