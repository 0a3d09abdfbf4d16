//! Values for templates.
//!
//! In: views. Out: values of Tera, prepared once for many pages, and the variables of a template.

use std::borrow::Cow;

use serde::Serialize;
use tera::{Context, Value};

/// A value prepared for templates once and used by many pages.
#[derive(Debug, Clone)]
pub struct SharedValue(Value);

impl SharedValue {
    /// Prepares a view.
    pub fn of(view: &impl Serialize) -> Self {
        Self(Value::from_serializable(view))
    }

    /// Prepares a view with fields that have already been prepared.
    pub(super) fn with_fields<const COUNT: usize>(
        view: &impl Serialize,
        fields: [(&'static str, Field); COUNT],
    ) -> Self {
        let mut map = Value::from_serializable(view).into_map().unwrap_or_default();
        for (name, field) in fields {
            let value = match field {
                Field::List(values) => {
                    Value::from(values.into_iter().map(|value| value.0).collect::<Vec<Value>>())
                }
                Field::Option(value) => value.map_or_else(Value::none, |value| value.0),
            };
            map.insert(name.into(), value);
        }
        Self(Value::from(map))
    }
}

/// A field that has already been prepared.
pub(super) enum Field {
    List(Vec<SharedValue>),
    Option(Option<SharedValue>),
}

/// The variables of a template.
#[derive(Debug, Default)]
pub struct Variables(Context);

impl Variables {
    /// Adds a view.
    pub fn set(&mut self, name: &'static str, view: &impl Serialize) {
        self.0.insert(name, view);
    }

    /// Returns the variables as the engine needs them.
    pub(super) fn context(&self) -> &Context {
        &self.0
    }

    /// Adds a view that has already been prepared.
    pub fn set_shared(&mut self, name: impl Into<Cow<'static, str>>, view: &SharedValue) {
        self.0.insert_value(name, view.0.clone());
    }
}
