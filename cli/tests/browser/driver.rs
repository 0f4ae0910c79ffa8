//! A headless Chromium by way of its driver. Only this file knows fantoccini.

use std::future::Future;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, panic, thread};

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::task::LocalSet;
use tokio::time::{sleep, timeout};
use url::{ParseError, Url};

/// How long a test may take before it counts as stuck, however slow the machine.
const STUCK: Duration = Duration::from_secs(240);

/// How long something may take to show.
const SOON: Duration = Duration::from_secs(20);

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A page in a window of its own.
#[derive(Clone)]
pub(crate) struct Page {
    client: Client,
    file: PathBuf,
}

/// Opens a file in a browser, and looks at it.
pub(crate) fn with_page<F: Future<Output = ()> + 'static>(
    file: &Path,
    look: impl FnOnce(Page) -> F + 'static,
) {
    let browser = BROWSERS.iter().find_map(|name| program(name));
    let (Some(browser), Some(driver)) = (browser, program("chromedriver")) else {
        // Past the harness, which shows nothing of a test that passes.
        let _ = writeln!(io::stderr(), "\nNO CHROMIUM, OR NO CHROMEDRIVER: THE PAGE WAS NOT LOOKED AT\n");
        return;
    };
    let (_driver, port) = Driver::start(&driver);
    let file = file.to_owned();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let outcome = LocalSet::new().block_on(&runtime, async move {
        let client = connect(&browser, port).await;
        let page = Page { client: client.clone(), file };
        page.open("").await;
        let looking = tokio::task::spawn_local(look(page));
        let outcome = timeout(STUCK, looking).await;
        // The window is closed, however the test ends.
        client.close().await.unwrap();
        outcome
    });
    match outcome.expect("the test is stuck") {
        Err(failed) if failed.is_panic() => panic::resume_unwind(failed.into_panic()),
        outcome => outcome.unwrap(),
    }
}

/// The path of an installed program.
fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

async fn connect(browser: &Path, port: u16) -> Client {
    let arguments = [
        "--headless=new",
        // A container's root has none, and the pages are the tests' own.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        // As a telephone's, which take no room.
        "--hide-scrollbars",
        "--window-size=1280,900",
    ];
    let capabilities = json!({
        "goog:chromeOptions": { "binary": browser, "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities.as_object().unwrap().clone());
    builder.connect(&format!("http://127.0.0.1:{port}")).await.unwrap()
}

/// The driver, on a port of its own, for as long as this is held.
struct Driver(Child);

impl Driver {
    fn start(program: &Path) -> (Self, u16) {
        let mut command = Command::new(program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (sender, receiver) = mpsc::channel();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let port = line.split("started successfully on port ").nth(1);
                if let Some(port) = port.and_then(|port| port.trim_end_matches('.').parse().ok()) {
                    let _ = sender.send(port);
                }
            }
        });
        let driver = Self(child);
        let port = receiver.recv_timeout(SOON).expect("the driver says its port");
        (driver, port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Page {
    /// Opens the page anew, at a place in it.
    pub(crate) async fn open(&self, fragment: &str) {
        // Another place in the same page would not load it.
        self.client.goto("about:blank").await.unwrap();
        let mut url = Url::from_file_path(&self.file).unwrap();
        url.set_fragment(Some(fragment).filter(|fragment| !fragment.is_empty()));
        self.client.goto(url.as_str()).await.unwrap();
        self.drawn().await;
    }

    /// Waits until the page has drawn what was done to it.
    async fn drawn(&self) {
        let script =
            "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done(0)))";
        self.client.execute_async(script, Vec::new()).await.unwrap();
    }

    /// What a script gives, which is the body of a function.
    pub(crate) async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// What an expression gives, as a text.
    pub(crate) async fn text(&self, expression: &str) -> String {
        self.script(&format!("return String({expression})")).await.as_str().unwrap().to_owned()
    }

    /// What an expression gives, as texts.
    pub(crate) async fn texts(&self, expression: &str) -> Vec<String> {
        let given = self.script(&format!("return [...{expression}].map(String)")).await;
        given.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    }

    /// Waits until an expression is what it should be.
    pub(crate) async fn soon(&self, expression: &str, expected: &str) {
        let waited = timeout(SOON, async {
            while self.text(expression).await != expected {
                sleep(Duration::from_millis(20)).await;
            }
        });
        if waited.await.is_err() {
            assert_eq!(self.text(expression).await, expected, "{expression}");
        }
    }

    /// The codes that are shown, each by its place, of the tables that a selector finds.
    pub(crate) async fn shown(&self, tables: &str) -> Vec<String> {
        let rows = format!("document.querySelectorAll('{tables} tbody tr')");
        self.texts(&format!("[...{rows}].filter((row) => row.getClientRects().length).map((row) => row.id)"))
            .await
    }

    /// Types into an element, in place of what is there.
    pub(crate) async fn fill(&self, selector: &str, text: &str) {
        let element = self.client.find(Locator::Css(selector)).await.unwrap();
        let (control, null, backspace) = ('\u{E009}', '\u{E000}', '\u{E003}');
        element.send_keys(&format!("{control}a{null}{backspace}{text}")).await.unwrap();
        self.drawn().await;
    }

    /// Chooses in a list.
    pub(crate) async fn choose(&self, selector: &str, choice: &str) {
        self.client.find(Locator::Css(selector)).await.unwrap().select_by_label(choice).await.unwrap();
        self.drawn().await;
    }

    /// Clicks an element.
    pub(crate) async fn click(&self, selector: &str) {
        self.client.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
        self.drawn().await;
    }

    /// Presses and releases a key, wherever the focus is.
    pub(crate) async fn press(&self, key: char) {
        let actions = KeyActions::new("keys".to_owned());
        let actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        self.client.perform_actions(actions).await.unwrap();
        self.drawn().await;
    }

    /// The role and the name by which assistive technology knows an element.
    pub(crate) async fn spoken(&self, selector: &str) -> (String, String) {
        let element = self.client.find(Locator::Css(selector)).await.unwrap_or_else(|_| panic!("{selector}"));
        let id = element.element_id();
        let ask = async |what: &str| {
            let command =
                Extension { method: Method::GET, path: format!("element/{}/{what}", &*id), body: None };
            self.client.issue_cmd(command).await.unwrap().as_str().unwrap().to_owned()
        };
        (ask("computedrole").await, ask("computedlabel").await)
    }

    /// Makes the window as wide as a device.
    pub(crate) async fn resize(&self, width: u32) {
        let metrics = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.tell_browser("Emulation.setDeviceMetricsOverride", metrics).await;
        self.soon("innerWidth", &width.to_string()).await;
        self.drawn().await;
    }

    /// Makes the system prefer `light` or `dark`.
    pub(crate) async fn prefer(&self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.tell_browser("Emulation.setEmulatedMedia", features).await;
        self.soon(&format!("matchMedia('(prefers-color-scheme: {scheme})').matches"), "true").await;
        self.drawn().await;
    }

    /// What the browser has to say against the page since it was last asked.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let body = json!({ "type": "browser" });
        let command = Extension { method: Method::POST, path: "se/log".to_owned(), body: Some(body) };
        let log = self.client.issue_cmd(command).await.unwrap();
        log.as_array().unwrap().iter().map(|entry| entry["message"].to_string()).collect()
    }

    async fn tell_browser(&self, command: &str, parameters: Value) {
        let body = json!({ "cmd": command, "params": parameters });
        let path = "goog/cdp/execute".to_owned();
        self.client.issue_cmd(Extension { method: Method::POST, path, body: Some(body) }).await.unwrap();
    }
}

/// A command that fantoccini has no method for.
#[derive(Debug)]
struct Extension {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}
