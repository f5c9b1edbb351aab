//! A browser that a test drives: just enough of WebDriver, over plain HTTP, for ChromeDriver.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

static FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// The name that WebDriver gives to a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A headless Chromium with a folder of its own, which goes away with it.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    folder: PathBuf,
}

/// An element of the page.
#[derive(Clone, Debug)]
pub(crate) struct Element(Value);

impl Browser {
    /// Starts ChromeDriver and, through it, Chromium.
    pub(crate) fn start() -> Browser {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is missing: apt-get install chromium chromium-driver");
        let port = port(&mut driver);
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("paraph-report-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut browser = Browser {
            driver,
            port,
            session: String::new(),
            folder,
        };
        let profile = format!(
            "--user-data-dir={}",
            browser.folder.join("profile").display()
        );
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1200,860",
            &profile,
        ];
        let capabilities = json!({ "alwaysMatch": {
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": arguments },
        }});
        let session = browser.call("POST", "/session", &json!({ "capabilities": capabilities }));
        browser.session = format!(
            "/session/{}",
            session["sessionId"].as_str().expect("a session")
        );
        browser
    }

    /// Opens a page that is given as text, with a fragment for its address.
    pub(crate) fn open(&self, html: &str, fragment: &str) {
        let file = self.folder.join("report.html");
        std::fs::write(&file, html).expect("the page is written");
        self.post("/url", &json!({ "url": "about:blank" }));
        self.post(
            "/url",
            &json!({ "url": format!("file://{}{fragment}", file.display()) }),
        );
    }

    /// What a script returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// What a script returns, once it is no longer null or false.
    pub(crate) fn wait(&self, script: &str) -> Value {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let value = self.run(script);
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            assert!(
                Instant::now() < end,
                "never came true: {script}\n{:?}",
                self.log()
            );
            sleep(Duration::from_millis(30));
        }
    }

    /// The first element that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> Element {
        let query = json!({ "using": "css selector", "value": selector });
        Element(self.post("/element", &query)[ELEMENT].clone())
    }

    /// Moves the pointer to the middle of an element.
    pub(crate) fn point(&self, element: &Element) {
        let origin = json!({ ELEMENT: element.0 });
        let moved =
            json!({ "type": "pointerMove", "duration": 0, "origin": origin, "x": 0, "y": 0 });
        let pointer = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [moved] });
        self.post("/actions", &json!({ "actions": [pointer] }));
    }

    /// Moves the pointer to the top left corner.
    pub(crate) fn point_away(&self) {
        let moved = json!({ "type": "pointerMove", "duration": 0, "x": 1, "y": 1 });
        let pointer = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [moved] });
        self.post("/actions", &json!({ "actions": [pointer] }));
    }

    pub(crate) fn click(&self, selector: &str) {
        let Element(id) = self.find(selector);
        let path = format!("/element/{}/click", id.as_str().unwrap_or_default());
        self.post(&path, &json!({}));
    }

    /// Types into an element.
    pub(crate) fn type_into(&self, selector: &str, text: &str) {
        let Element(id) = self.find(selector);
        let path = format!("/element/{}/value", id.as_str().unwrap_or_default());
        self.post(&path, &json!({ "text": text }));
    }

    /// Presses a key where the focus is. The keys without a letter: <https://www.w3.org/TR/webdriver/#keyboard-actions>.
    pub(crate) fn press(&self, key: char) {
        let actions =
            json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", &json!({ "actions": [keyboard] }));
    }

    /// Goes back, as the button of the browser does.
    pub(crate) fn back(&self) {
        self.post("/back", &json!({}));
    }

    /// Sets the size of the window's inside, and whether it is a phone's.
    pub(crate) fn resize(&self, width: u32, height: u32, phone: bool) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone });
        self.chromium("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Prefers `light` or `dark`, as a system's setting does.
    pub(crate) fn prefer(&self, scheme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.chromium(
            "Emulation.setEmulatedMedia",
            &json!({ "features": [feature] }),
        );
    }

    /// What the console has told since it was last asked.
    pub(crate) fn log(&self) -> Vec<String> {
        let log = self.post("/se/log", &json!({ "type": "browser" }));
        let lines = log.as_array().cloned().unwrap_or_default();
        lines
            .iter()
            .map(|line| format!("{} {}", line["level"], line["message"]))
            .collect()
    }

    fn chromium(&self, command: &str, parameters: &Value) {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        );
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.call("POST", &format!("{}{path}", self.session), body)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self
            .http(method, path, &body.to_string())
            .expect("ChromeDriver answers");
        let mut answer: Value = serde_json::from_str(&answer).expect("JSON");
        let value = answer["value"].take();
        assert!(
            value["error"].is_null(),
            "{path} {body}: {} {}",
            value["error"],
            value["message"]
        );
        value
    }

    fn http(&self, method: &str, path: &str, body: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer)?;
        String::from_utf8(answer).map_err(std::io::Error::other)
    }
}

/// The port that ChromeDriver says it listens on. The rest of what it says is read and thrown away, so that it never waits.
fn port(driver: &mut Child) -> u16 {
    let mut lines = BufReader::new(driver.stdout.take().expect("its output")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        line.strip_prefix("ChromeDriver was started successfully on port ")?
            .trim_end_matches('.')
            .parse()
            .ok()
    });
    std::thread::spawn(move || lines.for_each(drop));
    port.expect("ChromeDriver names its port")
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.http("DELETE", &self.session, "{}");
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
