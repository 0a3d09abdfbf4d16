//! A connection to a browser: commands and their results, and events in between.
//!
//! In: method names and parameters. Out: results. Events are queued until they are read.

use std::collections::VecDeque;
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// How long to wait for a silent browser before the test fails.
const SILENCE: Duration = Duration::from_mins(2);

pub(super) struct Connection {
    socket: WebSocket<TcpStream>,
    last_id: u64,
    events: VecDeque<Value>,
}

impl Connection {
    pub(super) fn open(address: &str, path: &str) -> Self {
        let stream = TcpStream::connect(address).expect("the browser listens");
        stream.set_read_timeout(Some(SILENCE)).expect("a socket can be limited");
        stream.set_nodelay(true).expect("a socket can be quick");
        let (socket, _) = tungstenite::client(format!("ws://{address}{path}"), stream)
            .expect("the browser speaks WebSocket");
        Self { socket, last_id: 0, events: VecDeque::new() }
    }

    /// Sends a command and waits for its result.
    pub(super) fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.try_call(method, parameters)
            .unwrap_or_else(|error| panic!("{method} {parameters}: {error}"))
    }

    /// Like [`Connection::call`], where the browser may refuse the command.
    pub(super) fn try_call(&mut self, method: &str, parameters: &Value) -> Result<Value, Value> {
        let id = self.send(method, parameters).unwrap_or_else(|error| panic!("{method}: {error}"));
        loop {
            let mut message = self.receive();
            if message["id"] == id {
                let (error, words) = (message["error"].take(), message["message"].take());
                return match error {
                    Value::Null => Ok(message["result"].take()),
                    // Firefox has the words beside the name of the error.
                    Value::String(name) => Err(json!({ "name": name, "message": words })),
                    error => Err(error),
                };
            }
            self.events.push_back(message);
        }
    }

    /// Sends a command without waiting for its result.
    pub(super) fn try_send(&mut self, method: &str) -> tungstenite::Result<()> {
        self.send(method, &json!({})).map(drop)
    }

    /// Returns the next event; waits for it if necessary.
    pub(super) fn next_event(&mut self) -> Value {
        self.events.pop_front().unwrap_or_else(|| self.receive())
    }

    /// Returns the events that have already arrived.
    pub(super) fn waiting_events(&mut self) -> impl Iterator<Item = Value> + use<> {
        std::mem::take(&mut self.events).into_iter()
    }

    fn send(&mut self, method: &str, parameters: &Value) -> tungstenite::Result<u64> {
        self.last_id += 1;
        let message = json!({ "id": self.last_id, "method": method, "params": parameters });
        self.socket.send(Message::text(message.to_string()))?;
        Ok(self.last_id)
    }

    fn receive(&mut self) -> Value {
        loop {
            match self.socket.read().expect("the browser answers") {
                Message::Text(text) => {
                    return serde_json::from_str(&text).expect("the browser speaks JSON");
                }
                Message::Close(_) => panic!("the browser hung up"),
                _ => {}
            }
        }
    }
}
