//! What a tab of any browser can do.
//!
//! In: commands of [`super::Page`]. Out: a trait that each browser implements over its own protocol.

use std::path::Path;

use serde_json::Value;

use super::chromium_tab::ChromiumTab;

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

/// A key as keyboards and both protocols name it.
#[derive(Debug)]
pub(super) struct Key<'a> {
    pub(super) name: &'a str,
    pub(super) code: &'a str,
    pub(super) number: u8,
    /// What it types; empty for none.
    pub(super) text: &'a str,
    /// `Shift`, `Control` or nothing.
    pub(super) modifier: &'a str,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paper {
    A4,
    Letter,
}

impl Paper {
    pub(crate) const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Width and height in inches.
    pub(super) fn inches(self) -> (f64, f64) {
        match self {
            Self::A4 => (8.27, 11.69),
            Self::Letter => (8.5, 11.0),
        }
    }
}

pub(super) trait Tab {
    /// Another tab of the same reader, with the same things stored.
    fn another(&self) -> Box<dyn Tab>;

    fn is_firefox(&self) -> bool;

    fn try_go(&mut self, address: &str) -> Result<(), String>;

    fn try_evaluate(&mut self, expression: &str) -> Result<Value, String>;

    /// Forgets what has been loaded so far, before something that loads a page.
    fn begin_load(&mut self);

    /// Waits for the page that has begun to load since then.
    fn wait_for_load(&mut self);

    fn reload(&mut self);

    fn press(&mut self, key: &Key<'_>);

    fn type_text(&mut self, text: &str);

    fn click_at(&mut self, x: f64, y: f64);

    fn tap_at(&mut self, x: f64, y: f64);

    fn set_viewport(&mut self, width: u32, height: u32);

    /// Runs a script before any other on every page from the next one on. Returns its name.
    fn run_first(&mut self, script: &str) -> Value;

    fn no_longer_run(&mut self, name: &Value);

    fn choose_file(&mut self, button: (f64, f64), file: &Path);

    /// Returns the page as a PDF.
    fn print(&mut self, paper: Paper) -> Vec<u8>;

    fn take_log(&mut self) -> Log;

    /// The tab, for what only Chromium can do.
    fn chromium(&mut self) -> &mut ChromiumTab;
}
