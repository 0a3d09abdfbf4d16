//! Reads TOML tables whose keys are names.
//!
//! In: a table such as `[languages]` or `[check]`. Out: its entries with their names, in the order
//! of the file.

use toml::de::DeValue;

use super::reader::TableReader;
use super::report::{LONGEST_NAME, Located, NamedString};
use crate::diagnostic::Phrase;

impl TableReader<'_> {
    /// Reads every entry of a table whose keys are names, each a table: `[languages.vi]`,
    /// `[empathy]`.
    pub fn named_tables<T>(
        &mut self,
        mut read: impl FnMut(Located<String>, &mut TableReader<'_>) -> T,
    ) -> Vec<T> {
        self.finished = true;
        let mut read_all = Vec::new();
        for (key, value) in self.in_order() {
            let name = self.report.name(key);
            match value.get_ref() {
                DeValue::Table(table) => {
                    read_all.push(
                        self.read_child(key.get_ref(), key.span(), table, |reader| {
                            read(name, reader)
                        }),
                    );
                }
                other => self.wrong_type(
                    key.get_ref(),
                    &value.span(),
                    self.expected_table(key.get_ref()),
                    other,
                ),
            }
        }
        read_all
    }

    /// Reads every entry of a table whose keys are names, each a string: `[check]`, `[empathy]`.
    pub fn named_strings(&mut self) -> Vec<NamedString> {
        self.finished = true;
        let mut pairs = Vec::new();
        for (key, value) in self.in_order() {
            match value.get_ref() {
                DeValue::String(text) => {
                    let name = self.report.name(key);
                    let text = self.report.text(&name.value, text, &value.span(), LONGEST_NAME);
                    pairs.push((name, text));
                }
                other => self.wrong_type(
                    key.get_ref(),
                    &value.span(),
                    Phrase::new("toml-expected-text"),
                    other,
                ),
            }
        }
        pairs
    }

    /// Reads every entry of a table whose keys are names, each a string (the form `other`) or a
    /// table of strings: interface strings.
    pub fn named_forms(&mut self) -> Vec<(Located<String>, Vec<NamedString>)> {
        self.finished = true;
        let mut entries = Vec::new();
        for (key, value) in self.in_order() {
            let name = self.report.name(key);
            match value.get_ref() {
                DeValue::String(text) => {
                    let form = Located { value: "other".to_owned(), span: name.span.clone() };
                    let text = self.report.text(&name.value, text, &value.span(), LONGEST_NAME);
                    entries.push((name, vec![(form, text)]));
                }
                DeValue::Table(table) => {
                    let forms = self.read_child(key.get_ref(), key.span(), table, named_strings);
                    entries.push((name, forms));
                }
                other => self.wrong_type(
                    key.get_ref(),
                    &value.span(),
                    Phrase::new("toml-expected-text"),
                    other,
                ),
            }
        }
        entries
    }
}

fn named_strings(table: &mut TableReader<'_>) -> Vec<NamedString> {
    table.named_strings()
}
