//! A tab of Chromium, over the `DevTools` protocol.
//!
//! In: commands of [`Tab`], and some that only Chromium has. Out: values, and a [`Log`] of requests
//! and complaints.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::{Value, json};

use super::Browser;
use super::connection::Connection;
use super::tab::{Key, Log, Paper, Tab};

pub(crate) struct ChromiumTab {
    browser: Arc<Browser>,
    connection: Connection,
    context: Value,
    /// Whether what is stored goes when this page goes.
    owns_context: bool,
    main_frame: String,
    log: Log,
    addresses: HashMap<String, String>,
}

impl ChromiumTab {
    pub(super) fn new(browser: Arc<Browser>, mut connection: Connection, context: Value) -> Self {
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"] {
            connection.call(&format!("{domain}.enable"), &json!({}));
        }
        connection.call("Page.setLifecycleEventsEnabled", &json!({ "enabled": true }));
        let tree = connection.call("Page.getFrameTree", &json!({}));
        let main_frame =
            tree["frameTree"]["frame"]["id"].as_str().expect("a page has a frame").to_owned();
        let (log, addresses) = (Log::default(), HashMap::new());
        let mut page =
            Self { browser, connection, context, owns_context: true, main_frame, log, addresses };
        // Several pages are looked at together, and each is to believe that it has the focus.
        page.call("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }));
        page.set_media("", "light");
        page
    }

    /// From now on this page may save files into a folder.
    pub(super) fn allow_saving(&mut self, folder: &Path) {
        let allow = json!({ "behavior": "allow", "browserContextId": self.context, "downloadPath": folder, "eventsEnabled": true });
        self.call("Browser.setDownloadBehavior", &allow);
    }

    /// Asks the browser for what nothing else here does.
    pub(super) fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.connection.call(method, parameters)
    }

    /// Waits for an event.
    pub(super) fn wait_for(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let event = self.connection.next_event();
            self.note(&event);
            if is_wanted(&event) {
                return event;
            }
        }
    }

    /// `screen`, `print` or nothing in particular; `light` or `dark`.
    pub(super) fn set_media(&mut self, media: &str, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.connection
            .call("Emulation.setEmulatedMedia", &json!({ "media": media, "features": features }));
    }

    /// Whether scripts of pages run, from the next page on.
    pub(super) fn set_scripts(&mut self, run: bool) {
        self.connection.call("Emulation.setScriptExecutionDisabled", &json!({ "value": !run }));
    }

    /// The languages that the reader asks for, as in `nl-BE,en`, from the next page on.
    pub(super) fn set_languages(&mut self, languages: &str) {
        let parameters =
            json!({ "userAgent": self.browser.user_agent(), "acceptLanguage": languages });
        self.connection.call("Emulation.setUserAgentOverride", &parameters);
    }

    /// Whether there is a network.
    pub(super) fn set_online(&mut self, online: bool) {
        let conditions = json!({ "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.call("Network.emulateNetworkConditions", &conditions);
    }

    /// Refuses what is asked of addresses of these forms, as in `*.js`, and of no others any more.
    pub(super) fn forbid(&mut self, forms: &[&str]) {
        self.call("Network.setBlockedURLs", &json!({ "urls": forms }));
    }

    /// Leaves requests for addresses of this form without an answer until they are let through.
    pub(super) fn hold_back(&mut self, form: &str) {
        self.call("Fetch.enable", &json!({ "patterns": [{ "urlPattern": form }] }));
    }

    /// Answers what has been held back, and whatever is asked from now on.
    pub(super) fn let_through(&mut self) {
        self.call("Fetch.disable", &json!({}));
    }

    /// Waits until the page has asked for an address.
    pub(super) fn until_asked(&mut self, address: &str) {
        while !self.log.requests.iter().any(|request| request == address) {
            self.wait_for(|_| true);
        }
    }

    /// Goes to an address whose scripts come only after the first paint, as on a slow line, and
    /// waits until all has loaded. Only those come before it for which the page itself waits, and
    /// those that must run before them.
    pub(super) fn go_with_late_scripts(&mut self, address: &str) {
        self.call("Fetch.enable", &json!({ "patterns": [{ "urlPattern": "*.js" }] }));
        let answer = self.call("Page.navigate", &json!({ "url": address }));
        let loader = answer["loaderId"].as_str().expect("it is another page").to_owned();
        let (mut is_painted, mut may_go, mut paused) = (false, false, Vec::new());
        loop {
            let event = self.wait_for(|_| true);
            let parameters = &event["params"];
            match event["method"].as_str() {
                Some("Fetch.requestPaused") => {
                    paused.push(parameters["requestId"].clone());
                    may_go = is_painted || parameters["request"]["initialPriority"] == "High";
                }
                Some("Page.lifecycleEvent") if parameters["loaderId"] == loader.as_str() => {
                    match parameters["name"].as_str() {
                        Some("firstContentfulPaint") => (is_painted, may_go) = (true, true),
                        Some("load") => break,
                        _ => {}
                    }
                }
                _ => {}
            }
            if std::mem::take(&mut may_go) {
                for request in paused.drain(..) {
                    self.call("Fetch.continueRequest", &json!({ "requestId": request }));
                }
            }
        }
        self.call("Fetch.disable", &json!({}));
    }

    /// Waits until the document of this loader, or else of the next one in the main frame, has
    /// loaded. A page that loads itself again before it has loaded (as `serve` makes it do after an
    /// edit) is waited for as well.
    fn wait_for_document(&mut self, mut loader: Option<String>) {
        let mut is_there = false;
        loop {
            let event = self.connection.next_event();
            self.note(&event);
            let parameters = &event["params"];
            match event["method"].as_str() {
                Some("Page.frameNavigated")
                    if parameters["frame"]["id"] == self.main_frame.as_str() =>
                {
                    let navigated = parameters["frame"]["loaderId"].as_str().map(str::to_owned);
                    is_there |= loader.is_none() || loader == navigated;
                    if is_there {
                        loader = navigated;
                    }
                }
                Some("Page.lifecycleEvent")
                    if parameters["name"] == "load"
                        && parameters["frameId"] == self.main_frame.as_str()
                        && loader
                            .as_deref()
                            .is_some_and(|loader| parameters["loaderId"] == loader) =>
                {
                    return;
                }
                _ => {}
            }
        }
    }

    fn note_waiting(&mut self) {
        for event in self.connection.waiting_events() {
            self.note(&event);
        }
    }

    fn note(&mut self, event: &Value) {
        let parameters = &event["params"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let request = text(&parameters["requestId"]);
        match event["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => {
                let address = text(&parameters["request"]["url"]);
                self.addresses.insert(request, address.clone());
                self.log.requests.push(address);
            }
            "Network.responseReceived" => {
                let response = &parameters["response"];
                if response["status"].as_u64().is_some_and(|status| status >= 400) {
                    self.log.failed.push(format!(
                        "{} {}",
                        response["status"],
                        text(&response["url"])
                    ));
                }
            }
            "Network.loadingFailed" => {
                let address = self.addresses.get(&request).cloned().unwrap_or_default();
                self.log.failed.push(format!("{} {address}", text(&parameters["errorText"])));
            }
            "Runtime.consoleAPICalled"
                if matches!(parameters["type"].as_str(), Some("error" | "warning" | "assert")) =>
            {
                self.log.complaints.push(format!("console: {}", parameters["args"]));
            }
            "Runtime.exceptionThrown" => {
                self.log.complaints.push(format!("exception: {}", parameters["exceptionDetails"]));
            }
            "Log.entryAdded"
                if matches!(parameters["entry"]["level"].as_str(), Some("error" | "warning")) =>
            {
                let entry = &parameters["entry"];
                self.log.complaints.push(format!(
                    "{}: {}",
                    text(&entry["source"]),
                    text(&entry["text"])
                ));
            }
            "Audits.issueAdded" if parameters["issue"]["code"] == "ContentSecurityPolicyIssue" => {
                self.log.complaints.push(format!("policy: {}", parameters["issue"]["details"]));
            }
            _ => {}
        }
    }
}

impl Tab for ChromiumTab {
    fn another(&self) -> Box<dyn Tab> {
        let mut tab = self.browser.tab_in(self.context.clone());
        tab.owns_context = false;
        Box::new(tab)
    }

    fn is_firefox(&self) -> bool {
        false
    }

    fn try_go(&mut self, address: &str) -> Result<(), String> {
        let answer = self.connection.call("Page.navigate", &json!({ "url": address }));
        if let Some(error) = answer["errorText"].as_str() {
            return Err(error.to_owned());
        }
        let loader = answer["loaderId"].as_str().map(str::to_owned);
        self.wait_for_document(loader);
        Ok(())
    }

    fn try_evaluate(&mut self, expression: &str) -> Result<Value, String> {
        let parameters =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self
            .connection
            .try_call("Runtime.evaluate", &parameters)
            .map_err(|error| error.to_string())?;
        if answer["exceptionDetails"].is_null() {
            return Ok(answer["result"]["value"].take());
        }
        Err(answer["exceptionDetails"].to_string())
    }

    fn begin_load(&mut self) {
        self.note_waiting();
    }

    fn wait_for_load(&mut self) {
        self.wait_for_document(None);
    }

    fn reload(&mut self) {
        self.note_waiting();
        self.call("Page.reload", &json!({}));
        self.wait_for_document(None);
    }

    fn press(&mut self, key: &Key<'_>) {
        let modifiers = match key.modifier {
            "Shift" => 8,
            "Control" => 2,
            _ => 0,
        };
        let text = if modifiers == 2 { "" } else { key.text };
        let mut event = json!({ "key": key.name, "code": key.code,
            "windowsVirtualKeyCode": key.number, "modifiers": modifiers });
        event["type"] = if text.is_empty() { json!("rawKeyDown") } else { json!("keyDown") };
        event["text"] = json!(text);
        self.call("Input.dispatchKeyEvent", &event);
        event["type"] = json!("keyUp");
        event["text"] = json!("");
        self.call("Input.dispatchKeyEvent", &event);
    }

    fn type_text(&mut self, text: &str) {
        self.call("Input.insertText", &json!({ "text": text }));
    }

    fn click_at(&mut self, x: f64, y: f64) {
        for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons,
                "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", &event);
        }
    }

    fn tap_at(&mut self, x: f64, y: f64) {
        self.call("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true }));
        self.call(
            "Input.dispatchTouchEvent",
            &json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }),
        );
        self.call("Input.dispatchTouchEvent", &json!({ "type": "touchEnd", "touchPoints": [] }));
    }

    fn set_viewport(&mut self, width: u32, height: u32) {
        let parameters =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", &parameters);
    }

    fn run_first(&mut self, script: &str) -> Value {
        let parameters = json!({ "source": script });
        self.call("Page.addScriptToEvaluateOnNewDocument", &parameters)["identifier"].take()
    }

    fn no_longer_run(&mut self, name: &Value) {
        self.call("Page.removeScriptToEvaluateOnNewDocument", &json!({ "identifier": name }));
    }

    fn choose_file(&mut self, (x, y): (f64, f64), file: &Path) {
        self.call("Page.setInterceptFileChooserDialog", &json!({ "enabled": true }));
        self.click_at(x, y);
        let opened = self.wait_for(|event| event["method"] == "Page.fileChooserOpened");
        let node = &opened["params"]["backendNodeId"];
        self.call("DOM.setFileInputFiles", &json!({ "files": [file], "backendNodeId": node }));
    }

    fn print(&mut self, paper: Paper) -> Vec<u8> {
        let (width, height) = paper.inches();
        let print = json!({ "paperWidth": width, "paperHeight": height, "printBackground": true });
        let answer = self.call("Page.printToPDF", &print);
        BASE64.decode(answer["data"].as_str().expect("a PDF")).expect("it is in base64")
    }

    fn take_log(&mut self) -> Log {
        self.note_waiting();
        self.addresses.clear();
        std::mem::take(&mut self.log)
    }

    fn chromium(&mut self) -> &mut ChromiumTab {
        self
    }
}

impl Drop for ChromiumTab {
    fn drop(&mut self) {
        // Where a test has failed already, the browser may be the reason.
        if self.owns_context && !std::thread::panicking() {
            self.browser.close_context(&self.context);
        }
    }
}
