//! A small driver for headless Chromium over the `DevTools` protocol, and for Firefox over
//! `WebDriver BiDi`.
//!
//! In: `CHROME` and `FIREFOX` in the environment, or these browsers on `PATH`. Out: a [`Browser`]
//! (Chromium) that all tests of the process share and that ends with the last of them, a
//! [`Firefox`] for each test that wants one, and from them [`Page`]s. Nothing sleeps: every wait is
//! for a message.

mod built_site;
mod chromium_tab;
mod client;
mod connection;
mod firefox;
mod firefox_tab;
mod hands;
mod look;
mod page;
mod print;
mod static_server;
mod tab;

use std::env;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) use built_site::{BuiltSite, is_page};
use chromium_tab::ChromiumTab;
pub(crate) use client::{SILENCE, ask, get};
use connection::Connection;
pub(crate) use firefox::Firefox;
pub(crate) use look::{LOOK, complaints, texts};
pub(crate) use page::Page;
pub(crate) use static_server::StaticServer;
pub(crate) use tab::Paper;

/// Names of the Chromium program to try if `CHROME` is not set.
const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Arguments that keep the browser off the network and without state, and make it look the same on
/// every machine.
const ARGUMENTS: [&str; 14] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-scrollbars",
    "--mute-audio",
    "--remote-debugging-port=0",
];

static SHARED: Mutex<Weak<Browser>> = Mutex::new(Weak::new());

/// A running browser.
pub(crate) struct Browser {
    process: Child,
    connection: Mutex<Connection>,
    /// As `host:port`.
    address: String,
    /// The browser's user agent.
    user_agent: String,
    _profile: TempDir,
}

impl Browser {
    /// Returns the browser of this process, or `None` with a notice where there is no Chromium,
    /// unless the run requires one.
    pub(crate) fn shared() -> Option<Arc<Self>> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(browser) = shared.upgrade() {
            return Some(browser);
        }
        let program = program("CHROME", &NAMES)?;
        let browser = Arc::new(Self::start(&program));
        *shared = Arc::downgrade(&browser);
        Some(browser)
    }

    /// Opens a new, empty page with a storage of its own.
    pub(crate) fn page(self: &Arc<Self>) -> Page {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let context =
            connection.call("Target.createBrowserContext", &json!({}))["browserContextId"].take();
        drop(connection);
        Page::new(Box::new(self.tab_in(context)))
    }

    fn tab_in(self: &Arc<Self>, context: Value) -> ChromiumTab {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        // Each page has its own window, because background tabs are suspended.
        let wanted =
            json!({ "url": "about:blank", "browserContextId": context, "newWindow": true });
        let target = connection.call("Target.createTarget", &wanted);
        drop(connection);
        let target = target["targetId"].as_str().expect("a target has an id");
        let own = Connection::open(&self.address, &format!("/devtools/page/{target}"));
        ChromiumTab::new(Arc::clone(self), own, context)
    }

    pub(crate) fn user_agent(&self) -> &str {
        &self.user_agent
    }

    fn close_context(&self, context: &Value) {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        connection.call("Target.disposeBrowserContext", &json!({ "browserContextId": context }));
    }

    fn start(program: &PathBuf) -> Self {
        let profile = TempDir::new().expect("a folder for the profile");
        let mut process = Command::new(program)
            .args(ARGUMENTS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Chromium starts");
        // `DevToolsActivePort` contains the same address, but would have to be polled.
        let mut said = BufReader::new(process.stderr.take().expect("it is piped"))
            .lines()
            .map_while(Result::ok);
        let listening = said
            .find_map(|line| line.strip_prefix("DevTools listening on ws://").map(str::to_owned));
        let listening = listening.expect("Chromium says where it listens");
        // Later output must be read too, or the browser would block on a full pipe.
        thread::spawn(move || said.for_each(drop));
        let (address, path) = listening.trim().split_once('/').expect("the address has a path");
        let mut connection = Connection::open(address, &format!("/{path}"));
        let version = connection.call("Browser.getVersion", &json!({}));
        let user_agent =
            version["userAgent"].as_str().expect("it calls itself something").to_owned();
        Self {
            process,
            connection: Mutex::new(connection),
            address: address.to_owned(),
            user_agent,
            _profile: profile,
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let connection = self.connection.get_mut().unwrap_or_else(PoisonError::into_inner);
        if connection.try_send("Browser.close").is_err() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// Finds a browser by a variable of the environment, or else by its names on `PATH`. Without one
/// there is a notice, unless the run requires it.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = env::var_os(variable) {
        return Some(PathBuf::from(named));
    }
    let folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let found = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file());
    if found.is_none() {
        let missing = format!("no {} found; {variable} may name one", names[0]);
        assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "{missing}");
        notice(&format!("{missing}, so nothing was tried in it"));
    }
    found
}

#[expect(clippy::print_stderr, reason = "a test that tries nothing should say so")]
fn notice(text: &str) {
    eprintln!("{text}");
}
