//! `lesson.toml` and `topic.toml`: what is true of a lesson or topic in every language.
//!
//! In: the text of such a file. Out: [`Facts`]. Whether the lessons, topics and tags in it exist is
//! checked later.

use crate::config::Missing;
use crate::diagnostic::{Diagnostic, Phrase};
use crate::source::SourceFile;
use crate::text::colour;
use crate::text::date::Date;
use crate::toml_table::{self, Located, TableReader};

/// What is true of a lesson or topic in every language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The language it was first written in.
    pub source: Option<Located<String>>,
    /// Its position in lists; those without one come last.
    pub order: Option<u32>,
    /// Additional topics that list the lesson.
    pub topics: Vec<Located<String>>,
    /// Ids of tags.
    pub tags: Vec<Located<String>>,
    /// Lessons to read next, as `topic/lesson`.
    pub related: Vec<Located<String>>,
    /// Lessons to take first, as `topic/lesson`.
    pub requires: Vec<Located<String>>,
    /// Minutes of teaching in a team session.
    pub teaching: Option<Located<u32>>,
    /// Minutes of exercises in a team session.
    pub exercises: Option<Located<u32>>,
    /// When it was first published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// Old places, as `topic/lesson`.
    pub aliases: Vec<Located<String>>,
    /// What is shown if a translation is missing, if it states that.
    pub missing: Option<Missing>,
    /// Whether it is left out of the site.
    pub draft: bool,
    /// Articles it is based on.
    pub based_on: Vec<BasedOn>,
    /// The colour of a topic.
    pub accent: Option<Accent>,
}

/// An article on which a lesson is based.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BasedOn {
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language.
    pub lang: Option<String>,
    /// The day of its publication.
    pub date: Option<Date>,
}

/// The colour of a topic, as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accent {
    /// For the light theme.
    pub light: Located<String>,
    /// For the dark theme.
    pub dark: Located<String>,
}

/// Reads `lesson.toml`.
pub(super) fn lesson(file: &SourceFile) -> (Facts, Vec<Diagnostic>) {
    toml_table::read(&file.path, &file.text, 0, |table| Facts {
        source: table.string("source"),
        order: table.number("order").map(|order| order.value),
        topics: table.strings("topics"),
        tags: table.strings("tags"),
        related: table.strings("related"),
        requires: table.strings("requires"),
        teaching: table.number("teaching"),
        exercises: table.number("exercises"),
        published: table.date("published").map(|date| date.value),
        updated: table.date("updated").map(|date| date.value),
        aliases: table.strings("aliases"),
        missing: Missing::read(table),
        draft: table.boolean("draft").unwrap_or_default(),
        based_on: table.tables("based-on", read_based_on),
        accent: None,
    })
}

/// Reads `topic.toml`.
pub(super) fn topic(file: &SourceFile) -> (Facts, Vec<Diagnostic>) {
    toml_table::read(&file.path, &file.text, 0, |table| Facts {
        source: table.string("source"),
        order: table.number("order").map(|order| order.value),
        aliases: table.strings("aliases"),
        missing: Missing::read(table),
        accent: table.table_like("accent", |colour| Some(accent_of(colour)), read_accent).flatten(),
        ..Facts::default()
    })
}

fn read_based_on(table: &mut TableReader<'_>) -> BasedOn {
    let url = table.string("url").filter(|url| {
        let is_web = url.value.starts_with("https://") || url.value.starts_with("http://");
        if !is_web {
            table.wrong_value("url", url, Phrase::new("web-address"));
        }
        is_web
    });
    let title = table.string("title").map(|title| title.value);
    table.require("title");
    BasedOn {
        title: title.unwrap_or_default(),
        author: table.string("author").map(|author| author.value),
        publisher: table.string("publisher").map(|publisher| publisher.value),
        url: url.map(|url| url.value),
        lang: read_language(table),
        date: table.date("date").map(|date| date.value),
    }
}

fn read_language(table: &mut TableReader<'_>) -> Option<String> {
    let lang = table.string("lang")?;
    let tag = crate::language::LanguageTag::parse(&lang.value);
    if tag.is_none() {
        table.wrong_value("lang", &lang, Phrase::new("language-tag"));
    }
    tag.map(|tag| tag.to_string())
}

/// Returns the table of colours that was meant by one colour.
fn accent_of(colour: &str) -> String {
    let colour = colour::completed(colour).unwrap_or_else(|| "#9f4a2c".to_owned());
    let [light, dark] =
        [colour::LIGHT_PAPER, colour::DARK_PAPER].map(|paper| colour::readable(&colour, paper));
    format!("{{ light = \"{light}\", dark = \"{dark}\" }}")
}

fn read_accent(table: &mut TableReader<'_>) -> Option<Accent> {
    let (light, dark) = (table.colour("light"), table.colour("dark"));
    table.require("light");
    table.require("dark");
    Some(Accent { light: light?, dark: dark? })
}
