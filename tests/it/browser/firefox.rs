//! Headless Firefox, driven over `WebDriver BiDi`.
//!
//! In: `FIREFOX` in the environment, or a Firefox on `PATH`. Out: a [`Firefox`], and from it
//! [`Page`]s, each with a storage of its own. A Firefox has one connection for all of its pages, so
//! that each test starts its own.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::connection::Connection;
use super::firefox_tab::FirefoxTab;
use super::page::Page;
use super::tab::Log;

/// Names of the Firefox program to try if `FIREFOX` is not set.
const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// Preferences: every file has a storage of its own, as for readers (a driven Firefox would have
/// one for all), nothing is asked of the network, and pages are light.
const PREFERENCES: &str = "\
user_pref(\"security.fileuri.strict_origin_policy\", true);
user_pref(\"network.captive-portal-service.enabled\", false);
user_pref(\"network.connectivity-service.enabled\", false);
user_pref(\"browser.chrome.site_icons\", false);
user_pref(\"layout.css.prefers-color-scheme.content-override\", 1);
user_pref(\"browser.tabs.remote.autostart\", true);
";

/// The events that pages are told about.
const EVENTS: [&str; 5] = [
    "browsingContext.load",
    "log.entryAdded",
    "network.beforeRequestSent",
    "network.responseCompleted",
    "network.fetchError",
];

/// A running Firefox.
pub(crate) struct Firefox {
    process: Child,
    state: Mutex<State>,
    _profile: TempDir,
}

/// The connection, and what it told about each tab.
pub(super) struct State {
    pub(super) connection: Connection,
    tabs: HashMap<String, TabState>,
}

/// What is known about a tab.
#[derive(Default)]
pub(super) struct TabState {
    pub(super) log: Log,
    /// How many pages have loaded in it.
    pub(super) loads: usize,
}

impl Firefox {
    /// Starts one, or returns `None` with a notice where there is no Firefox, unless the run
    /// requires one.
    pub(crate) fn start() -> Option<Arc<Self>> {
        Self::start_with("")
    }

    /// The same with a larger default font.
    pub(crate) fn start_with_font(size: u32) -> Option<Arc<Self>> {
        Self::start_with(&format!("user_pref(\"font.size.variable.x-western\", {size});\n"))
    }

    /// Opens a new, empty page with a storage of its own.
    pub(crate) fn page(self: &Arc<Self>) -> Page {
        let user = self.call("browser.createUserContext", &json!({}))["userContext"].take();
        Page::new(Box::new(FirefoxTab::open(self, user)))
    }

    pub(super) fn call(&self, method: &str, parameters: &Value) -> Value {
        self.state().connection.call(method, parameters)
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start_with(preferences: &str) -> Option<Arc<Self>> {
        let program = super::program("FIREFOX", &NAMES)?;
        let profile = TempDir::new().expect("a folder for the profile");
        fs_err::write(profile.path().join("user.js"), format!("{PREFERENCES}{preferences}"))
            .expect("it can be written");
        let mut process = Command::new(program)
            .args(["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile"])
            .arg(profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Firefox starts");
        let mut said = BufReader::new(process.stderr.take().expect("it is piped"))
            .lines()
            .map_while(Result::ok);
        let listening = said.find_map(|line| {
            line.strip_prefix("WebDriver BiDi listening on ws://").map(str::to_owned)
        });
        // Later output must be read too, or the browser would block on a full pipe.
        thread::spawn(move || said.for_each(drop));
        let address = listening.expect("Firefox says where it listens");
        let mut connection = Connection::open(address.trim(), "/session");
        connection.call("session.new", &json!({ "capabilities": {} }));
        connection.call("session.subscribe", &json!({ "events": EVENTS }));
        let state = Mutex::new(State { connection, tabs: HashMap::new() });
        Some(Arc::new(Self { process, state, _profile: profile }))
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        if state.connection.try_send("browser.close").is_err() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

impl State {
    /// Returns what is known about a tab, from the events that have arrived.
    pub(super) fn tab(&mut self, context: &str) -> &mut TabState {
        for event in self.connection.waiting_events() {
            self.note(&event);
        }
        self.tabs.entry(context.to_owned()).or_default()
    }

    /// Waits for an event.
    pub(super) fn wait(&mut self) {
        let event = self.connection.next_event();
        self.note(&event);
    }

    fn note(&mut self, event: &Value) {
        let parameters = &event["params"];
        let context = parameters["context"].as_str().or(parameters["source"]["context"].as_str());
        let Some(context) = context else { return };
        let tab = self.tabs.entry(context.to_owned()).or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let address = text(&parameters["request"]["url"]);
        match event["method"].as_str().unwrap_or_default() {
            "browsingContext.load" => tab.loads += 1,
            "log.entryAdded" if matches!(parameters["level"].as_str(), Some("error" | "warn")) => {
                let words = format!("{}: {}", text(&parameters["type"]), text(&parameters["text"]));
                tab.log.complaints.push(words);
            }
            "network.beforeRequestSent" => tab.log.requests.push(address),
            "network.responseCompleted" => {
                let status = &parameters["response"]["status"];
                if status.as_u64().is_some_and(|status| status >= 400) {
                    tab.log.failed.push(format!("{status} {address}"));
                }
            }
            "network.fetchError" => {
                let error = text(&parameters["errorText"]);
                // A page that leaves stops what it was loading.
                if error != "NS_BINDING_ABORTED" {
                    tab.log.failed.push(format!("{error} {address}"));
                }
            }
            _ => {}
        }
    }
}
