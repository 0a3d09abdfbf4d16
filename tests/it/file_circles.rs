//! No file of `src` is in a dependency cycle: each can be read and changed together with only those
//! files that it uses.

mod graph;
mod rust_file;

use std::path::Path;

use graph::Graph;

/// Files and folders that are still in cycles.
const STILL_IN_CYCLES: [&str; 0] = [];

#[test]
fn no_file_is_in_a_cycle() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&folder).into_iter().map(Result::unwrap);
    let files =
        files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let files: Vec<(String, String)> = files
        .map(|entry| {
            let path =
                entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs_err::read_to_string(entry.path()).unwrap())
        })
        // The program is a separate crate.
        .filter(|(path, _)| path != "main.rs")
        .collect();
    let graph = Graph::of(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let graph = graph.without(|path| STILL_IN_CYCLES.iter().any(|place| path.starts_with(place)));
    assert_eq!(
        graph.cycles(),
        Vec::<String>::new(),
        "move what both need into a file that uses neither"
    );
}

fn cycles(files: &[(&str, &str)]) -> Vec<String> {
    Graph::of(files.iter().copied()).cycles()
}

#[test]
fn a_cycle_is_reported_with_how_each_file_uses_the_next() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b::{self, B as Other}; pub struct A;"),
        ("b.rs", "pub struct B; fn f() { super::c::g(vec![1]) }"),
        ("c.rs", "use crate::a; pub fn g(_: Vec<u8>) { println!(\"{:?}\", a::A) }"),
        ("d.rs", "use crate::a::A;"),
    ];
    assert_eq!(
        cycles(&files),
        ["a.rs uses b.rs (crate::b::B), b.rs uses c.rs (super::c::g), c.rs uses a.rs (a::A)"]
    );
}

#[test]
fn a_reexported_name_leads_to_the_file_that_defines_it() {
    let facade = "mod inner; mod user; pub use inner::Inner;";
    let user = "use super::Inner;";
    assert_eq!(
        cycles(&[("a/mod.rs", facade), ("a/inner.rs", "pub struct Inner;"), ("a/user.rs", user)]),
        [""; 0]
    );
    assert_eq!(
        cycles(&[
            ("a/mod.rs", facade),
            ("a/inner.rs", "use super::user; fn f() { user::g() }"),
            ("a/user.rs", user)
        ]),
        ["a/inner.rs uses a/user.rs (user::g), a/user.rs uses a/inner.rs (super::Inner)"]
    );
}

#[test]
fn a_parent_that_uses_its_child_must_not_be_used_by_it() {
    let parent = ("a.rs", "mod child; pub struct A; fn f() { child::g() }");
    assert_eq!(
        cycles(&[parent, ("a/child.rs", "use super::A; pub(super) fn g() {}")]),
        ["a.rs uses a/child.rs (child::g), a/child.rs uses a.rs (super::A)"]
    );
}

#[test]
fn callers_of_a_method_use_the_file_that_defines_it() {
    let base = "pub struct Base; impl Base { pub fn f(&self) { self.added() } }";
    let public = "use crate::base::Base; impl<'a> Base { pub(super) fn added(&self) {} }";
    assert_eq!(
        cycles(&[("base.rs", base), ("added.rs", public)]),
        ["added.rs uses base.rs (crate::base::Base), base.rs uses added.rs (.added())"]
    );
    // Neither a method of a trait nor one that only its own file can call creates a dependency.
    for other in ["impl Base { fn added(&self) {} }", "impl Add for Base { fn added(&self) {} }"] {
        let other = format!("use crate::base::Base; {other}");
        assert_eq!(cycles(&[("base.rs", base), ("added.rs", &other)]), [""; 0]);
    }
}

#[test]
fn code_for_tests_is_ignored() {
    let tested = "#[cfg(test)] mod only_here; pub struct A; #[cfg(test)] mod tests { use \
        crate::b::B; } // crate::b::B";
    assert_eq!(cycles(&[("a.rs", tested), ("b.rs", "use crate::a::A; pub struct B;")]), [""; 0]);
}
