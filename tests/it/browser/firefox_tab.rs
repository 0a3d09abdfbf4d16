//! A tab of Firefox, over `WebDriver BiDi`.
//!
//! In: commands of [`Tab`]. Out: values as JSON, and a [`Log`].

use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::{Map, Value, json};

use super::chromium_tab::ChromiumTab;
use super::firefox::Firefox;
use super::tab::{Key, Log, Paper, Tab};

const CENTIMETRES: f64 = 2.54;

pub(super) struct FirefoxTab {
    firefox: Arc<Firefox>,
    context: String,
    /// The reader: tabs of the same one have the same storage.
    user: Value,
    /// How many pages had loaded before the one that is waited for.
    loads: usize,
}

impl FirefoxTab {
    /// Opens an empty tab of a reader. It has its own window, because background tabs are
    /// suspended.
    pub(super) fn open(firefox: &Arc<Firefox>, user: Value) -> Self {
        let created = firefox
            .call("browsingContext.create", &json!({ "type": "window", "userContext": user }));
        let context = created["context"].as_str().expect("a tab has an id").to_owned();
        Self { firefox: Arc::clone(firefox), context, user, loads: 0 }
    }

    fn call(&self, method: &str, mut parameters: Value) -> Value {
        parameters["context"] = json!(self.context);
        self.firefox.call(method, &parameters)
    }

    /// Does something with a keyboard, a mouse or a finger.
    fn act(&self, kind: &str, parameters: &Value, actions: &Value) {
        self.call("browsingContext.activate", json!({}));
        let source =
            json!({ "type": kind, "id": kind, "parameters": parameters, "actions": actions });
        self.call("input.performActions", json!({ "actions": [source] }));
    }

    fn press_at(&self, pointer: &str, (x, y): (f64, f64)) {
        let actions = json!([
            { "type": "pointerMove", "x": x.round(), "y": y.round() },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        self.act("pointer", &json!({ "pointerType": pointer }), &actions);
    }
}

impl Tab for FirefoxTab {
    fn another(&self) -> Box<dyn Tab> {
        Box::new(Self::open(&self.firefox, self.user.clone()))
    }

    fn is_firefox(&self) -> bool {
        true
    }

    fn try_go(&mut self, address: &str) -> Result<(), String> {
        let parameters = json!({ "context": self.context, "url": address, "wait": "complete" });
        let answer =
            self.firefox.state().connection.try_call("browsingContext.navigate", &parameters);
        answer.map(drop).map_err(|error| error.to_string())
    }

    fn try_evaluate(&mut self, expression: &str) -> Result<Value, String> {
        let parameters = json!({ "expression": expression, "awaitPromise": true,
            "target": { "context": self.context } });
        let answer = self.firefox.state().connection.try_call("script.evaluate", &parameters);
        let answer = answer.map_err(|error| error.to_string())?;
        if answer["type"] == "success" {
            return Ok(plain(&answer["result"]));
        }
        Err(answer["exceptionDetails"]["text"].to_string())
    }

    fn begin_load(&mut self) {
        self.loads = self.firefox.state().tab(&self.context).loads;
    }

    fn wait_for_load(&mut self) {
        let mut state = self.firefox.state();
        while state.tab(&self.context).loads == self.loads {
            state.wait();
        }
    }

    fn reload(&mut self) {
        self.call("browsingContext.reload", json!({ "wait": "complete" }));
    }

    fn press(&mut self, key: &Key<'_>) {
        let value = match key.name {
            "Tab" => "\u{e004}",
            "Enter" => "\u{e007}",
            "Escape" => "\u{e00c}",
            "Backspace" => "\u{e003}",
            "ArrowLeft" => "\u{e012}",
            "ArrowUp" => "\u{e013}",
            "ArrowRight" => "\u{e014}",
            "ArrowDown" => "\u{e015}",
            other => other,
        };
        let modifier = match key.modifier {
            "Shift" => Some("\u{e008}"),
            "Control" => Some("\u{e009}"),
            _ => None,
        };
        let event = |kind: &str, value: &str| json!({ "type": kind, "value": value });
        let mut actions: Vec<Value> =
            modifier.map(|key| event("keyDown", key)).into_iter().collect();
        actions.extend([event("keyDown", value), event("keyUp", value)]);
        actions.extend(modifier.map(|key| event("keyUp", key)));
        self.act("key", &json!({}), &json!(actions));
    }

    fn type_text(&mut self, text: &str) {
        self.call("browsingContext.activate", json!({}));
        let typed = self
            .try_evaluate(&format!("document.execCommand('insertText', false, {})", json!(text)));
        assert_eq!(typed, Ok(json!(true)), "{text}");
    }

    fn click_at(&mut self, x: f64, y: f64) {
        self.press_at("mouse", (x, y));
    }

    fn tap_at(&mut self, x: f64, y: f64) {
        self.press_at("touch", (x, y));
    }

    fn set_viewport(&mut self, width: u32, height: u32) {
        let viewport = json!({ "width": width, "height": height });
        self.call("browsingContext.setViewport", json!({ "viewport": viewport }));
    }

    fn run_first(&mut self, script: &str) -> Value {
        let parameters = json!({ "functionDeclaration": format!("() => {{ {script} }}"), "contexts": [self.context] });
        self.firefox.call("script.addPreloadScript", &parameters)["script"].take()
    }

    fn no_longer_run(&mut self, name: &Value) {
        self.firefox.call("script.removePreloadScript", &json!({ "script": name }));
    }

    /// Its dialog cannot be answered, so the field behind the button gets the file.
    fn choose_file(&mut self, _button: (f64, f64), file: &Path) {
        let parameters = json!({ "expression": "document.querySelector('input[type=file]')",
            "awaitPromise": false, "target": { "context": self.context } });
        let found = self.firefox.call("script.evaluate", &parameters);
        let element = json!({ "sharedId": found["result"]["sharedId"] });
        self.call("input.setFiles", json!({ "element": element, "files": [file] }));
    }

    fn print(&mut self, paper: Paper) -> Vec<u8> {
        let (width, height) = paper.inches();
        let page = json!({ "width": width * CENTIMETRES, "height": height * CENTIMETRES });
        let answer =
            self.call("browsingContext.print", json!({ "background": true, "page": page }));
        BASE64.decode(answer["data"].as_str().expect("a PDF")).expect("it is in base64")
    }

    fn take_log(&mut self) -> Log {
        std::mem::take(&mut self.firefox.state().tab(&self.context).log)
    }

    fn chromium(&mut self) -> &mut ChromiumTab {
        panic!("only Chromium can do that")
    }
}

impl Drop for FirefoxTab {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.call("browsingContext.close", json!({}));
        }
    }
}

/// Returns a value of the protocol as JSON.
fn plain(value: &Value) -> Value {
    let of = &value["value"];
    match value["type"].as_str().unwrap_or_default() {
        "string" | "boolean" | "number" => of.clone(),
        "array" | "nodelist" | "htmlcollection" => {
            of.as_array().into_iter().flatten().map(plain).collect()
        }
        "object" => {
            let fields = of.as_array().into_iter().flatten();
            let field = |pair: &Value| Some((pair[0].as_str()?.to_owned(), plain(&pair[1])));
            Value::Object(fields.filter_map(field).collect::<Map<String, Value>>())
        }
        _ => Value::Null,
    }
}
