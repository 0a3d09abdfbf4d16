//! The functions that polybook provides to templates: `t`, `dir` and `asset`.
//!
//! In: the interface strings, and the names of the theme's files. Out: what a template gets when it
//! calls a function.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Function, Kwargs, State, TeraResult};

use super::strings::Strings;
use super::template_error::{UNKNOWN_ASSET, UNKNOWN_LANGUAGE, UNKNOWN_STRING, unknown_name};
use crate::language::{Direction, LanguageId, LanguageTag};
use crate::text::nearest::nearest;

/// The function `t(key="…")`: an interface string in the language of the page, or in `lang`.
pub(super) struct Translate {
    pub(super) strings: Arc<Strings>,
    /// The tags of the languages of the site, in order.
    pub(super) tags: Vec<String>,
}

impl Function<TeraResult<String>> for Translate {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<String> {
        let key: &str = arguments.must_get("key")?;
        let language = match arguments.get::<&str>("lang")? {
            Some(tag) => self
                .tags
                .iter()
                .position(|known| known == tag)
                .ok_or_else(|| unknown_name(UNKNOWN_LANGUAGE, tag, None))?,
            None => state
                .get::<u64>("pb_language")?
                .and_then(|language| usize::try_from(language).ok())
                .unwrap_or(0),
        };
        let mut values = Vec::new();
        for (name, value) in arguments.iter() {
            if let Some(name) = name.as_str().filter(|name| !matches!(*name, "key" | "lang")) {
                values
                    .push((name, value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
            }
        }
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let language = LanguageId(u8::try_from(language).unwrap_or(0));
        self.strings
            .get(language, key, &values)
            .ok_or_else(|| unknown_name(UNKNOWN_STRING, key, self.strings.nearest_key(key)))
    }
}

/// The function `dir(lang="ar")`: the direction of a language, for an element that has a `lang`.
pub(super) struct DirectionOf;

impl Function<TeraResult<String>> for DirectionOf {
    fn call(&self, arguments: Kwargs, _: &State) -> TeraResult<String> {
        let tag: &str = arguments.must_get("lang")?;
        let direction =
            LanguageTag::parse(tag).map_or(Direction::LeftToRight, |tag| tag.direction());
        Ok(direction.as_str().to_owned())
    }
}

/// The function `asset(name="site.css")`: the path of a static file of the theme, from the page.
pub(super) struct AssetPath {
    /// Output paths by name in the theme.
    pub(super) names: Arc<BTreeMap<String, String>>,
}

impl Function<TeraResult<String>> for AssetPath {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<String> {
        let name: &str = arguments.must_get("name")?;
        let Some(path) = self.names.get(name) else {
            let near = nearest(name, self.names.keys().map(String::as_str));
            return Err(unknown_name(UNKNOWN_ASSET, name, near));
        };
        let root = state.get::<String>("root")?.unwrap_or_default();
        Ok(format!("{root}{path}"))
    }
}
