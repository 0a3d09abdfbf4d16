//! The structure of the code: layers, sizes of files, tables that must agree.

mod interface_strings;
mod styles;
mod theme_files;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The largest number of lines of a file.
const MAX_LINES: usize = 400;

/// The largest number of columns of a line.
const MAX_COLUMNS: usize = 100;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the files below a folder of the repository, with their paths relative to it, in order.
fn files(folder: &str) -> Vec<(String, PathBuf)> {
    let folder = root().join(folder);
    let walk = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = walk.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            (
                entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/"),
                entry.into_path(),
            )
        })
        .collect()
}

fn read(path: impl AsRef<Path>) -> String {
    fs_err::read_to_string(root().join(path.as_ref())).unwrap()
}

/// Returns the names in square brackets and backquotes in a piece of documentation: `` [`load`] ``.
fn linked(text: &str) -> Vec<&str> {
    text.split("[`")
        .skip(1)
        .filter_map(|rest| rest.split_once("`]"))
        .map(|(name, _)| name)
        .filter(|name| !name.contains("::"))
        .collect()
}

/// Returns the layer of each module, according to the tour in `src/lib.rs`.
fn layers() -> BTreeMap<String, usize> {
    let tour: String = read("src/lib.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .map(|line| line.to_owned() + "\n")
        .collect();
    let (stages, rest) = tour.split_once("Below the stages").unwrap();
    let (ground, rest) = rest.split_once("Above them").unwrap();
    let (edges, _) = rest.split_once("\n\n").unwrap();
    // A stage has a number; a module between two stages has a dash.
    let starts = |line: &&str| {
        line.trim_start()
            .starts_with(|character: char| character.is_ascii_digit() || character == '-')
    };
    let stages: Vec<&str> = stages.lines().filter(starts).map(|line| linked(line)[0]).collect();
    let modules = linked(ground).into_iter().chain(stages).chain(linked(edges));
    modules.zip(0..).map(|(name, layer)| (name.to_owned(), layer)).collect()
}

/// Returns the name that follows each `crate::` outside comments, with its line.
fn uses(text: &str) -> Vec<(usize, String)> {
    let mut uses = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let code = line.split("//").next().unwrap_or_default();
        for rest in code.split("crate::").skip(1) {
            assert!(
                !rest.starts_with('{')
                    || line.contains("use crate::{BuildOptions, build}")
                    || !rest.contains("::"),
                "line {number}: one `use` for each module, please: {line}"
            );
            uses.push((
                number,
                rest.chars()
                    .take_while(|character| character.is_alphanumeric() || *character == '_')
                    .collect(),
            ));
        }
    }
    uses
}

#[test]
fn the_tour_names_every_module() {
    let declared: BTreeSet<String> = read("src/lib.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    assert_eq!(layers().into_keys().collect::<BTreeSet<_>>(), declared);
}

#[test]
fn a_module_uses_only_modules_that_come_before_it() {
    let layers = layers();
    let edges = ["serve", "cli"];
    let mut wrong = Vec::new();
    for (path, file) in files("src").into_iter().filter(|(path, _)| path.ends_with(".rs")) {
        let module = path.split('/').next().unwrap().trim_end_matches(".rs");
        let Some(own) = layers.get(module) else {
            assert!(["lib", "main"].contains(&module), "{path} is in no layer");
            continue;
        };
        for (line, used) in uses(&read(&file)) {
            let is_allowed = match layers.get(&used) {
                Some(layer) => layer <= own,
                // `build`, which connects the stages, is in the root: only the edges call it.
                None => edges.contains(&module),
            };
            if !is_allowed {
                wrong.push(format!("src/{path}:{line} uses crate::{used}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_has_a_header() {
    for folder in ["src", "tests/it", "benches"] {
        for (path, file) in files(folder).into_iter().filter(|(path, _)| path.ends_with(".rs")) {
            assert!(read(&file).starts_with("//! "), "{folder}/{path} has no header");
        }
    }
}

#[test]
fn no_file_is_too_long() {
    let mut long = Vec::new();
    for folder in ["src", "tests/it", "tests/example", "benches"] {
        let files = files(folder).into_iter().filter(|(path, _)| path.ends_with(".rs"));
        let lengths = files.map(|(path, file)| (path, read(file).lines().count()));
        let long_ones = lengths.filter(|(_, lines)| *lines > MAX_LINES);
        long.extend(long_ones.map(|(path, lines)| format!("{folder}/{path}: {lines} lines")));
    }
    assert_eq!(long, Vec::<String>::new(), "look for the second noun in it");
}

#[test]
fn no_line_of_the_library_is_too_long() {
    let mut long = Vec::new();
    for (path, file) in files("src").into_iter().filter(|(path, _)| path.ends_with(".rs")) {
        let text = read(file);
        // Tests hold data that cannot be broken.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = (1..).zip(code.lines()).filter(|(_, line)| line.chars().count() > MAX_COLUMNS);
        long.extend(lines.map(|(number, line)| format!("src/{path}:{number}: {line}")));
    }
    assert_eq!(long, Vec::<String>::new());
}
