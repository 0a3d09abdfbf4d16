//! A page in a browser: where it goes, and what is on it.
//!
//! In: addresses and scripts. Out: values, and a [`Log`] of requests and complaints.

use serde_json::{Value, json};

use super::tab::{Log, Tab};

pub(crate) struct Page {
    pub(super) tab: Box<dyn Tab>,
    runs_scripts: bool,
}

impl Page {
    pub(super) fn new(tab: Box<dyn Tab>) -> Self {
        let mut page = Self { tab, runs_scripts: true };
        page.set_viewport(1280, 800);
        page
    }

    /// Another page of the same reader, with the same things stored. It must go before this one.
    pub(crate) fn another(&self) -> Self {
        Self::new(self.tab.another())
    }

    pub(crate) fn is_firefox(&self) -> bool {
        self.tab.is_firefox()
    }

    /// Goes to an address and waits until everything on it has loaded.
    pub(crate) fn go(&mut self, address: &str) {
        if let Err(error) = self.try_go(address) {
            panic!("{address}: {error}");
        }
    }

    /// The same where the browser may have a reason not to show what lies there.
    pub(crate) fn try_go(&mut self, address: &str) -> Result<(), String> {
        self.tab.try_go(address)
    }

    /// Clicks what the selector finds first, and waits for the page to which that leads.
    pub(crate) fn follow(&mut self, selector: &str) {
        self.tab.begin_load();
        assert!(
            self.evaluate(&format!("document.querySelector({}) !== null", json!(selector))) == true,
            "no {selector}"
        );
        self.evaluate(&format!("document.querySelector({}).click()", json!(selector)));
        self.tab.wait_for_load();
    }

    /// Does something that leads to another page, and waits for that page.
    pub(crate) fn lands(&mut self, act: impl FnOnce(&mut Self)) {
        self.tab.begin_load();
        act(self);
        self.tab.wait_for_load();
    }

    pub(crate) fn reload(&mut self) {
        self.tab.reload();
    }

    /// Waits until an expression is true, on this page or on whatever takes its place.
    pub(crate) fn wait_until(&mut self, expression: &str) {
        let soon =
            format!("new Promise(done => setTimeout(() => done(Boolean({expression})), 15))");
        // A page may go away while it is asked.
        while !self.tab.try_evaluate(&soon).is_ok_and(|answer| answer == true) {}
    }

    /// The value of an expression.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        match self.tab.try_evaluate(expression) {
            Ok(value) => value,
            Err(error) => panic!("{expression}: {error}"),
        }
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
        self.tab.set_viewport(width, height);
    }

    /// Runs a script before any other, on every page from the next one on. It can be taken back by
    /// the name that it gets.
    pub(crate) fn run_first(&mut self, script: &str) -> Value {
        self.tab.run_first(script)
    }

    /// Takes back a script that runs first.
    pub(crate) fn no_longer_run(&mut self, name: &Value) {
        self.tab.no_longer_run(name);
    }

    /// What happened since this was last asked.
    pub(crate) fn take_log(&mut self) -> Log {
        // Everything that happened before this answer has been told before it.
        self.evaluate("0");
        self.tab.take_log()
    }

    pub(super) fn runs_scripts(&self) -> bool {
        self.runs_scripts
    }

    // What only Chromium can do.

    /// Asks the browser for what nothing else here does.
    pub(crate) fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.tab.chromium().call(method, parameters)
    }

    /// `screen`, `print` or nothing in particular; `light` or `dark`.
    pub(crate) fn set_media(&mut self, media: &str, scheme: &str) {
        self.tab.chromium().set_media(media, scheme);
    }

    /// Whether scripts of pages run, from the next page on.
    pub(crate) fn set_scripts(&mut self, run: bool) {
        self.runs_scripts = run;
        self.tab.chromium().set_scripts(run);
    }

    /// The languages that the reader asks for, as in `nl-BE,en`, from the next page on.
    pub(crate) fn set_languages(&mut self, languages: &str) {
        self.tab.chromium().set_languages(languages);
    }

    /// Whether there is a network.
    pub(crate) fn set_online(&mut self, online: bool) {
        self.tab.chromium().set_online(online);
    }

    /// Refuses whatever is asked of another host: no test depends on the network, nor troubles
    /// others.
    pub(crate) fn forbid_other_hosts(&mut self) {
        self.forbid(&["https://*"]);
    }

    /// Refuses what is asked of addresses of these forms, as in `*.js`, and of no others any more.
    pub(crate) fn forbid(&mut self, forms: &[&str]) {
        self.tab.chromium().forbid(forms);
    }

    /// Leaves requests for addresses of this form without an answer until they are let through.
    pub(crate) fn hold_back(&mut self, form: &str) {
        self.tab.chromium().hold_back(form);
    }

    /// Answers what has been held back, and whatever is asked from now on.
    pub(crate) fn let_through(&mut self) {
        self.tab.chromium().let_through();
    }

    /// Waits until the page has asked for an address.
    pub(crate) fn until_asked(&mut self, address: &str) {
        self.tab.chromium().until_asked(address);
    }

    /// Goes to an address whose scripts come only after the first paint, as on a slow line, and
    /// waits until all has loaded.
    pub(crate) fn go_with_late_scripts(&mut self, address: &str) {
        self.tab.chromium().go_with_late_scripts(address);
    }
}
