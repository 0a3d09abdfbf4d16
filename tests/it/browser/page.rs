//! A page in the browser: where it goes, what is on it, and everything that went wrong on the way.
//!
//! In: addresses and scripts. Out: values, and a [`Log`] of requests and complaints.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::Browser;
use super::connection::Connection;

/// What happened on a page since the log was last taken.
#[derive(Debug, Default)]
pub(crate) struct Log {
    /// The address of every request, in order.
    pub(crate) requests: Vec<String>,
    /// Requests without an answer, or with one of 400 and above, each with the reason.
    pub(crate) failed: Vec<String>,
    /// Errors and warnings on the console, uncaught exceptions, and whatever the policy of the page
    /// forbade.
    pub(crate) complaints: Vec<String>,
}

pub(crate) struct Page {
    browser: Arc<Browser>,
    connection: Connection,
    context: Value,
    /// Whether what is stored goes when this page goes.
    owns_context: bool,
    runs_scripts: bool,
    main_frame: String,
    log: Log,
    addresses: HashMap<String, String>,
}

impl Page {
    pub(super) fn new(browser: Arc<Browser>, mut connection: Connection, context: Value) -> Self {
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"] {
            connection.call(&format!("{domain}.enable"), &json!({}));
        }
        connection.call("Page.setLifecycleEventsEnabled", &json!({ "enabled": true }));
        let tree = connection.call("Page.getFrameTree", &json!({}));
        let main_frame =
            tree["frameTree"]["frame"]["id"].as_str().expect("a page has a frame").to_owned();
        let (log, addresses) = (Log::default(), HashMap::new());
        let mut page = Self {
            browser,
            connection,
            context,
            owns_context: true,
            runs_scripts: true,
            main_frame,
            log,
            addresses,
        };
        // Several pages are looked at together, and each is to believe that it has the focus.
        page.call("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }));
        page.set_viewport(1280, 800);
        page.set_media("", "light");
        page
    }

    /// Another page of the same reader, with the same things stored. It must go before this one.
    pub(crate) fn another(&self) -> Self {
        let mut page = self.browser.page_in(self.context.clone());
        page.owns_context = false;
        page
    }

    /// From now on this page may save files into a folder.
    pub(super) fn allow_saving(&mut self, folder: &Path) {
        let allow = json!({ "behavior": "allow", "browserContextId": self.context, "downloadPath": folder, "eventsEnabled": true });
        self.call("Browser.setDownloadBehavior", &allow);
    }

    /// Asks the browser for what nothing else here does.
    pub(crate) fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.connection.call(method, parameters)
    }

    pub(super) fn try_call(&mut self, method: &str, parameters: &Value) -> Result<Value, Value> {
        self.connection.try_call(method, parameters)
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

    /// Goes to an address and waits until everything on it has loaded.
    pub(crate) fn go(&mut self, address: &str) {
        if let Err(error) = self.try_go(address) {
            panic!("{address}: {error}");
        }
    }

    /// The same where the browser may have a reason not to show what lies there.
    pub(crate) fn try_go(&mut self, address: &str) -> Result<(), String> {
        let answer = self.connection.call("Page.navigate", &json!({ "url": address }));
        if let Some(error) = answer["errorText"].as_str() {
            return Err(error.to_owned());
        }
        let loader = answer["loaderId"].as_str().map(str::to_owned);
        self.wait_for_load(loader);
        Ok(())
    }

    /// Clicks what the selector finds first, and waits for the page to which that leads.
    pub(crate) fn follow(&mut self, selector: &str) {
        self.note_waiting();
        assert!(
            self.evaluate(&format!("document.querySelector({}) !== null", json!(selector))) == true,
            "no {selector}"
        );
        self.evaluate(&format!("document.querySelector({}).click()", json!(selector)));
        self.wait_for_load(None);
    }

    /// Waits until an expression is true, on this page or on whatever takes its place. It is asked
    /// again after each event, and the page is made to give one at every change.
    pub(crate) fn wait_until(&mut self, expression: &str) {
        let watch = "new MutationObserver(() => console.debug('changed')).observe(document, { subtree: true, childList: true })";
        self.connection.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": watch }));
        self.evaluate(watch);
        loop {
            // A page may go away while it is asked.
            let answer = self.connection.try_call(
                "Runtime.evaluate",
                &json!({ "expression": expression, "returnByValue": true }),
            );
            if answer.is_ok_and(|answer| answer["result"]["value"] == true) {
                return;
            }
            let event = self.connection.next_event();
            self.note(&event);
        }
    }

    /// The value of an expression.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let parameters =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.connection.call("Runtime.evaluate", &parameters);
        assert!(
            answer["exceptionDetails"].is_null(),
            "{expression}: {}",
            answer["exceptionDetails"]
        );
        answer["result"]["value"].take()
    }

    /// The same where the value is a text.
    pub(crate) fn text(&mut self, expression: &str) -> String {
        match self.evaluate(expression) {
            Value::String(text) => text,
            other => panic!("{expression} gives {other}"),
        }
    }

    /// Where the page is.
    pub(crate) fn address(&mut self) -> String {
        self.text("location.href")
    }

    pub(crate) fn set_viewport(&mut self, width: u32, height: u32) {
        let parameters =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.connection.call("Emulation.setDeviceMetricsOverride", &parameters);
    }

    /// `screen`, `print` or nothing in particular; `light` or `dark`.
    pub(crate) fn set_media(&mut self, media: &str, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.connection
            .call("Emulation.setEmulatedMedia", &json!({ "media": media, "features": features }));
    }

    /// Whether scripts of pages run, from the next page on.
    pub(crate) fn set_scripts(&mut self, run: bool) {
        self.runs_scripts = run;
        self.connection.call("Emulation.setScriptExecutionDisabled", &json!({ "value": !run }));
    }

    pub(super) fn runs_scripts(&self) -> bool {
        self.runs_scripts
    }

    /// The languages that the reader asks for, as in `nl-BE,en`, from the next page on.
    pub(crate) fn set_languages(&mut self, languages: &str) {
        let parameters =
            json!({ "userAgent": self.browser.user_agent(), "acceptLanguage": languages });
        self.connection.call("Emulation.setUserAgentOverride", &parameters);
    }

    /// Runs a script before any other, on every page from the next one on. It can be taken back by
    /// the name that it gets.
    pub(crate) fn run_first(&mut self, script: &str) -> Value {
        self.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }))["identifier"].take()
    }

    pub(crate) fn no_longer_run(&mut self, name: &Value) {
        self.call("Page.removeScriptToEvaluateOnNewDocument", &json!({ "identifier": name }));
    }

    /// Whether there is a network.
    pub(crate) fn set_online(&mut self, online: bool) {
        let conditions = json!({ "offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.call("Network.emulateNetworkConditions", &conditions);
    }

    /// Refuses whatever is asked of another host: no test depends on the network, nor troubles
    /// others.
    pub(crate) fn forbid_other_hosts(&mut self) {
        self.forbid(&["https://*"]);
    }

    /// Refuses what is asked of addresses of these forms, as in `*.js`, and of no others any more.
    pub(crate) fn forbid(&mut self, forms: &[&str]) {
        self.call("Network.setBlockedURLs", &json!({ "urls": forms }));
    }

    /// Leaves requests for addresses of this form without an answer until they are let through.
    pub(crate) fn hold_back(&mut self, form: &str) {
        self.call("Fetch.enable", &json!({ "patterns": [{ "urlPattern": form }] }));
    }

    /// Answers what has been held back, and whatever is asked from now on.
    pub(crate) fn let_through(&mut self) {
        self.call("Fetch.disable", &json!({}));
    }

    /// Waits until the page has asked for an address.
    pub(crate) fn until_asked(&mut self, address: &str) {
        while !self.log.requests.iter().any(|request| request == address) {
            self.wait_for(|_| true);
        }
    }

    /// Goes to an address whose scripts come only after the first paint, as on a slow line, and
    /// waits until all has loaded. Only those come before it for which the page itself waits, and
    /// those that must run before them.
    pub(crate) fn go_with_late_scripts(&mut self, address: &str) {
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

    /// What happened since this was last asked.
    pub(crate) fn take_log(&mut self) -> Log {
        // Everything that happened before this answer has been told before it.
        self.evaluate("0");
        self.note_waiting();
        self.addresses.clear();
        std::mem::take(&mut self.log)
    }

    /// Waits until the document of this loader, or else of the next one in the main frame, has
    /// loaded. A page that loads itself again before it has loaded (as `serve` makes it do after an
    /// edit) is waited for as well.
    pub(super) fn wait_for_load(&mut self, mut loader: Option<String>) {
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

    pub(super) fn note_waiting(&mut self) {
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

impl Drop for Page {
    fn drop(&mut self) {
        // Where a test has failed already, the browser may be the reason.
        if self.owns_context && !std::thread::panicking() {
            self.browser.close_context(&self.context);
        }
    }
}
