//! The files of the default theme: scripts, styles and their documentation.

use std::collections::BTreeSet;

use super::{files, read};

#[test]
fn the_files_of_the_default_theme_are_in_its_table() {
    let table = read("src/render/default_theme.rs");
    let marker = "(\"../../themes/default/";
    // Templates and style sheets are compiled in by folder.
    let by_folder = ["templates/", "styles/"];
    let is_in_table = |path: &str| {
        path != "theme.toml" && !by_folder.iter().any(|folder| path.starts_with(folder))
    };
    let included: BTreeSet<String> = table
        .split(marker)
        .skip(1)
        .map(|rest| rest.split_once('"').unwrap().0.to_owned())
        .collect();
    let there: BTreeSet<String> = files("themes/default")
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| is_in_table(path))
        .collect();
    assert_eq!(included, there);
    for line in table.lines().filter(|line| line.contains(marker)) {
        let name = line.split('"').nth(1).unwrap();
        let file = line.split(marker).nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(file.split_once('/').unwrap().1.trim_end_matches(".toml"), name, "{line}");
    }
}

/// Syntax and methods that are newer than ES2020 or not allowed in a classic script.
const NEWER: [&str; 24] = [
    "??=",
    "||=",
    "&&=",
    ".at(",
    ".replaceAll(",
    ".findLast(",
    ".findLastIndex(",
    ".hasOwn(",
    ".any(",
    ".toSorted(",
    ".toReversed(",
    ".toSpliced(",
    ".with(",
    ".groupBy(",
    ".withResolvers(",
    "structuredClone(",
    "WeakRef(",
    "#!",
    "\nimport ",
    "\nexport ",
    "import(",
    "import.meta",
    "await ",
    "class ",
];

/// Lessons are read in browsers that are some years old too: one unknown token disables a whole
/// script.
#[test]
fn scripts_are_classic_and_no_newer_than_es2020() {
    for (path, file) in
        files("themes/default/static").into_iter().filter(|(path, _)| path.ends_with(".js"))
    {
        let text = read(file);
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| ["\n", line])
            .collect();
        assert!(
            code.starts_with("\n(function () {\n  \"use strict\";"),
            "{path} keeps its names to itself"
        );
        assert_eq!(
            NEWER.iter().filter(|newer| code.contains(**newer)).collect::<Vec<_>>(),
            Vec::<&&str>::new(),
            "{path}"
        );
        // Numbers with separators are from ES2021 too.
        let bytes = code.as_bytes();
        let has_separator = bytes.windows(3).any(|three| {
            three[0].is_ascii_digit() && three[1] == b'_' && three[2].is_ascii_digit()
        });
        assert!(!has_separator, "{path}");
    }
}

/// `docs/content/reference/theme/en.md` has a table for each structure of the theme API, in the order of the files that
/// define them, with its fields in their order.
#[test]
fn the_fields_of_the_theme_are_described() {
    let mut code = Vec::new();
    for (_, file) in files("src/render") {
        let mut in_view = false;
        for line in read(file).lines() {
            if let Some(name) =
                line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix("View {"))
            {
                code.push(format!("### {name}View"));
                in_view = true;
            } else if line == "}" {
                in_view = false;
            } else if let Some((name, _)) =
                line.strip_prefix("    pub ").and_then(|field| field.split_once(": "))
            {
                code.extend(in_view.then(|| format!("| `{name}` |")));
            }
        }
    }
    let document = read("docs/content/reference/theme/en.md");
    let described: Vec<String> = document
        .split_once("\n## Fields\n")
        .unwrap()
        .1
        .lines()
        .filter(|line| line.starts_with("### ") || line.starts_with("| `"))
        .map(|line| {
            if line.starts_with('|') {
                line.split_inclusive('|').take(2).collect()
            } else {
                line.to_owned()
            }
        })
        .collect();
    assert_eq!(described, code);
}
