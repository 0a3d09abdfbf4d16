//! What a reader does with a page: presses keys, clicks, taps, chooses files, saves, prints.
//!
//! In: keys and selectors. Out: the same events as from a real keyboard, mouse or touch screen, so
//! that a test fails when something covers a button or swallows a key. [`Page::until`] waits for
//! the effect.

use std::path::Path;

use serde_json::{Value, json};

use super::Page;
use super::print::Print;
use super::tab::{Key, Paper};

impl Page {
    /// Presses a key: `Tab`, `Enter`, `Space`, `Escape`, `ArrowDown` and so on, or a lower-case
    /// letter or `/`. `Shift+Tab` moves back, `Control+a` selects everything.
    pub(crate) fn press(&mut self, key: &str) {
        let (modifier, code) = match key.split_once('+') {
            Some((modifier @ ("Shift" | "Control"), code)) => (modifier, code),
            _ => ("", key),
        };
        let character = format!("Key{}", code.to_uppercase());
        let (key, code, number, text) = match code {
            "Tab" => (code, code, 9, ""),
            "Enter" => (code, code, 13, "\r"),
            "Escape" => (code, code, 27, ""),
            "Backspace" => (code, code, 8, ""),
            "Space" => (" ", code, 32, " "),
            "ArrowLeft" => (code, code, 37, ""),
            "ArrowUp" => (code, code, 38, ""),
            "ArrowRight" => (code, code, 39, ""),
            "ArrowDown" => (code, code, 40, ""),
            "/" => (code, "Slash", 191, code),
            _ if code.len() == 1 && code.as_bytes()[0].is_ascii_lowercase() => {
                (code, character.as_str(), code.as_bytes()[0].to_ascii_uppercase(), code)
            }
            _ => panic!("{code} is on no keyboard here"),
        };
        self.tab.press(&Key { name: key, code, number, text, modifier });
    }

    /// Presses Tab until the focus is on the first match of the selector, as a reader without a
    /// mouse does.
    pub(crate) fn tab_to(&mut self, selector: &str) {
        for _ in 0..200 {
            if self.evaluate(&format!("document.activeElement.matches({})", json!(selector)))
                == true
            {
                return;
            }
            self.press("Tab");
        }
        panic!("no Tab leads to {selector}");
    }

    /// Types a text into the focused element.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.tab.type_text(text);
    }

    /// Clicks the first match of the selector.
    pub(crate) fn click(&mut self, selector: &str) {
        let (x, y) = self.middle(selector);
        self.click_at(x, y);
    }

    /// Clicks a point of the window.
    pub(crate) fn click_at(&mut self, x: f64, y: f64) {
        self.tab.click_at(x, y);
    }

    /// Taps the first match of the selector.
    pub(crate) fn tap(&mut self, selector: &str) {
        let (x, y) = self.middle(selector);
        self.tap_at(x, y);
    }

    /// Taps a point of the window.
    pub(crate) fn tap_at(&mut self, x: f64, y: f64) {
        self.tab.tap_at(x, y);
    }

    /// Returns the point to click for the first match of the selector, once it is scrolled into
    /// view and nothing covers it.
    fn middle(&mut self, selector: &str) -> (f64, f64) {
        let selector = json!(selector);
        self.evaluate(&format!(
            "document.querySelector({selector})?.scrollIntoView({{ block: \
            'center', behavior: 'instant' }})"
        ));
        if self.runs_scripts() {
            // A touch is matched against what has been painted.
            self.evaluate(
                "new Promise(done => requestAnimationFrame(() => \
                requestAnimationFrame(() => done())))",
            );
        }
        let find = format!(
            "(() => {{
               const element = document.querySelector({selector});
               const box = element && element.getClientRects()[0];
               if (!box) return element ? 'is not shown' : 'is not there';
               const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
               const top = document.elementFromPoint(x, y);
               const hits = top &&
                 (element.contains(top) || element.closest('label')?.contains(top));
               return hits ? [x, y] : 'lies under ' + (top && top.outerHTML.slice(0, 120));
             }})()"
        );
        let place = self.evaluate(&find);
        match (place[0].as_f64(), place[1].as_f64()) {
            (Some(x), Some(y)) => (x, y),
            _ => panic!("{selector} {place}"),
        }
    }

    /// Waits until an expression is true on this page.
    pub(crate) fn until(&mut self, expression: &str) {
        let wait = format!(
            "new Promise((done, fail) => {{
               const end = setTimeout(() => fail(new Error('that never came')), 20000);
               const look = () => {{
                 if (!({expression})) return setTimeout(look, 15);
                 clearTimeout(end);
                 done();
               }};
               look();
             }})"
        );
        self.evaluate(&wait);
    }

    /// Whether the first match of the selector is visible.
    pub(crate) fn shows(&mut self, selector: &str) -> bool {
        self.evaluate(&format!(
            "Boolean(document.querySelector({})?.checkVisibility({{ visibilityProperty: true }}))",
            json!(selector)
        )) == true
    }

    /// Returns the visible text of the first match of the selector.
    pub(crate) fn words(&mut self, selector: &str) -> String {
        self.text(&format!("document.querySelector({}).innerText.trim()", json!(selector)))
    }

    /// Returns the number of matches of the selector.
    pub(crate) fn count(&mut self, selector: &str) -> usize {
        let count =
            self.evaluate(&format!("document.querySelectorAll({}).length", json!(selector)));
        count.as_u64().and_then(|count| usize::try_from(count).ok()).expect("it is a number")
    }

    /// Returns what a screen reader announces for the first match of the selector: its role, its
    /// name and its state.
    pub(crate) fn spoken(&mut self, selector: &str) -> Spoken {
        let find = json!({ "expression": format!("document.querySelector({})", json!(selector)) });
        let found = self.call("Runtime.evaluate", &find);
        let object = &found["result"]["objectId"];
        assert!(object.is_string(), "no {selector}");
        let tree = self.call(
            "Accessibility.getPartialAXTree",
            &json!({ "objectId": object, "fetchRelatives": false }),
        );
        let node = &tree["nodes"][0];
        let text = |value: &Value| value["value"].as_str().unwrap_or_default().trim().to_owned();
        let states = node["properties"].as_array().into_iter().flatten();
        Spoken {
            role: text(&node["role"]),
            name: text(&node["name"]),
            states: states
                .map(|state| {
                    format!(
                        "{}={}",
                        state["name"].as_str().unwrap_or_default(),
                        state["value"]["value"]
                    )
                })
                .collect(),
        }
    }

    /// Clicks a button that asks for a file, and chooses a file.
    pub(crate) fn choose_file(&mut self, button: &str, file: &Path) {
        let place = self.middle(button);
        self.tab.choose_file(place, file);
    }

    /// Clicks a button that saves a file; returns the file's name.
    pub(crate) fn save_file(&mut self, button: &str, folder: &Path) -> String {
        self.tab.chromium().allow_saving(folder);
        self.click(button);
        let tab = self.tab.chromium();
        let begun = tab.wait_for(|event| event["method"] == "Page.downloadWillBegin");
        tab.wait_for(|event| {
            event["method"] == "Page.downloadProgress" && event["params"]["state"] == "completed"
        });
        begun["params"]["suggestedFilename"].as_str().expect("a file has a name").to_owned()
    }

    /// Returns the page as it is printed.
    pub(crate) fn print(&mut self, paper: Paper) -> Print {
        Print::read(&self.tab.print(paper))
    }
}

/// An element as a screen reader announces it.
#[derive(Debug)]
pub(crate) struct Spoken {
    pub(crate) role: String,
    pub(crate) name: String,
    /// States such as `expanded=false`.
    pub(crate) states: Vec<String>,
}

impl Spoken {
    pub(crate) fn is(&self, state: &str) -> bool {
        self.states.iter().any(|known| known == state)
    }
}
