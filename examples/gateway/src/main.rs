//! Something to look at: a gateway and a client of it on this machine, from hello to a stop.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use serde_json::json;
use spectable_gateway::{Backoff, Client, Discord, Event, Host, Server, Settings, Signal, Visit, Wait};

/// It takes a second. Should anything hang, it ends all the same.
const LIMIT: Duration = Duration::from_secs(30);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    tokio::time::timeout(LIMIT, demonstrate()).await?
}

async fn demonstrate() -> Result<(), Box<dyn Error>> {
    let server = Server::<Discord>::open().await?;
    let mut settings = Settings::new(server.url(), "a-token");
    settings.backoff = Backoff::new(Duration::from_millis(100), Duration::from_secs(1));

    let client = tokio::spawn(Client::<Discord, Terminal>::new(settings, Terminal).run());
    serve(&server).await?;
    println!("client  stopped: {}", client.await?);
    Ok(())
}

/// Prints what happens to the client.
struct Terminal;

impl Host for Terminal {
    fn on_event(&mut self, event: Event) {
        println!("client  {event}");
    }

    fn wait(&mut self, wait: Wait) -> impl Future<Output = ()> + Send + 'static {
        if let Wait::Pause(pause) = wait {
            println!("client  a pause of {pause:?}");
        }
        tokio::time::sleep(wait.duration())
    }
}

/// One session over two connections, and the end of it.
async fn serve(server: &Server<Discord>) -> Result<(), Box<dyn Error>> {
    let mut visit = greet(server).await?;
    visit.dispatch(1, "READY", json!({ "session_id": "a-session" })).await?;
    visit.dispatch(2, "MESSAGE_CREATE", json!({ "content": "hello" })).await?;
    visit.send(r#"{ "op": 250, "d": "what nobody has documented yet" }"#).await?;
    acknowledge(&mut visit).await?;
    close(visit, 4000).await?;

    let mut visit = greet(server).await?;
    visit.dispatch(3, "RESUMED", json!({})).await?;
    visit.dispatch(4, "MESSAGE_CREATE", json!({ "content": "what was missed" })).await?;
    close(visit, 4014).await
}

/// Opens a connection, and hears whether the client identifies or resumes.
async fn greet(server: &Server<Discord>) -> Result<Visit<Discord>, Box<dyn Error>> {
    let mut visit = server.accept().await?;
    visit.hello(Duration::from_millis(250)).await?;
    let (opcode, data) = visit.payload().await?;
    println!("server  received {opcode}: {data}");
    Ok(visit)
}

/// Waits for a heartbeat, and answers it.
async fn acknowledge(visit: &mut Visit<Discord>) -> Result<(), Box<dyn Error>> {
    let (opcode, data) = visit.payload().await?;
    println!("server  received {opcode}: {data}");
    visit.signal(Signal::Acknowledgement, ()).await?;
    Ok(())
}

/// Closes a connection.
async fn close(visit: Visit<Discord>, code: u16) -> Result<(), Box<dyn Error>> {
    println!("server  closing with {code}");
    visit.close(Some(code)).await?;
    Ok(())
}
