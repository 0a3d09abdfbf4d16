//! The structure of the code: layers, sizes of files, tables that must agree.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::site_test::placeholders;

const MOST_LINES: usize = 520;

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
    let long: Vec<String> = files("src")
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, file)| (path, read(file).lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("src/{path}: {lines} lines"))
        .collect();
    assert_eq!(long, Vec::<String>::new(), "look for the second noun in it");
}

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

/// All colours are in one file, so that a change finds all of them.
#[test]
fn colours_are_defined_among_the_values_only() {
    for (path, file) in
        files("themes/default/styles").into_iter().filter(|(path, _)| path != "01-values.css")
    {
        for (number, line) in (1..).zip(read(file).lines().map(str::to_owned)) {
            let value = line.split_once(": ").map_or("", |(_, value)| value);
            let is_colour =
                ["#", "rgb(", "rgba(", "hsl(", "oklch("].iter().any(|begin| value.contains(begin));
            assert!(!is_colour, "{path}:{number}: {line}");
        }
    }
}

/// Returns the keys of interface strings, each with its placeholders. `n` chooses the plural and is
/// optional, and `own-language` is the name of a language without its own strings in the English
/// fallback.
fn strings(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let table: toml::Table = toml::from_str(text).unwrap();
    let names = |text: &str| {
        placeholders(text)
            .into_iter()
            .filter(|name| !matches!(*name, "n" | "own-language"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let of = |value: &toml::Value| match value {
        toml::Value::String(text) => names(text).into_iter().collect(),
        toml::Value::Table(forms) => {
            assert!(forms.contains_key("other"), "{forms}");
            forms.values().filter_map(toml::Value::as_str).flat_map(names).collect()
        }
        other => panic!("{other} is no interface string"),
    };
    table.iter().map(|(key, value)| (key.clone(), of(value))).collect()
}

#[test]
fn every_language_has_the_same_interface_strings_with_the_same_placeholders() {
    let english: BTreeSet<_> = strings(&read("themes/default/i18n/en.toml")).into_iter().collect();
    let languages = files("themes/default/i18n");
    assert_eq!(languages.len(), 4);
    for (path, file) in languages {
        let own: BTreeSet<_> = strings(&read(file)).into_iter().collect();
        assert_eq!(
            own.symmetric_difference(&english).collect::<Vec<_>>(),
            Vec::<&_>::new(),
            "{path}"
        );
    }
}

#[test]
fn no_interface_string_is_unused() {
    let mut code: String =
        files("themes/default/templates").into_iter().map(|(_, file)| read(file)).collect();
    code.extend(files("src/render").into_iter().map(|(_, file)| read(file)));
    let left: Vec<String> = strings(&read("themes/default/i18n/en.toml"))
        .into_keys()
        .filter(|key| {
            !key.starts_with("alert-")
                && !code.contains(&format!("\"{key}\""))
                && !code.contains(&format!("words.{}", key.replace('-', "_")))
        })
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

/// Lines of the style sheet that name a physical side, each with the reason why a logical one is
/// not possible.
const PHYSICAL: [(&str, &str); 6] = [
    (
        "linear-gradient(to right, var(--pb-cover) 40%, transparent) local left / 3rem 100% \
        no-repeat,",
        BOTH_SIDES,
    ),
    (
        "linear-gradient(to left, var(--pb-cover) 40%, transparent) local right / 3rem 100% \
        no-repeat,",
        BOTH_SIDES,
    ),
    (
        "linear-gradient(to right, var(--pb-shade), transparent) left / 0.875rem 100% no-repeat,",
        BOTH_SIDES,
    ),
    (
        "linear-gradient(to left, var(--pb-shade), transparent) right / 0.875rem 100% no-repeat;",
        BOTH_SIDES,
    ),
    ("left: var(--pb-left);", "a script measures where a term stands on the screen"),
    ("top: var(--pb-top);", "a script measures where a term stands on the screen"),
];

const BOTH_SIDES: &str = "shades at both sides alike, and backgrounds know no others";

/// A right-to-left page mirrors a left-to-right one, because the style sheet names no physical
/// side.
#[test]
fn the_style_sheet_names_no_physical_side() {
    let sides = ["left", "right", "top", "bottom"];
    let mut physical: Vec<String> = Vec::new();
    for (path, file) in files("themes/default/styles") {
        for (number, line) in (1..).zip(read(file).lines().map(|line| line.trim().to_owned())) {
            let (property, value) = line
                .split_once(':')
                .map_or(("", line.as_str()), |(property, value)| (property, value));
            let words = |text: &str| -> Vec<String> {
                text.split(|character: char| !character.is_ascii_alphanumeric())
                    .map(str::to_owned)
                    .collect()
            };
            // A selector contains its colon, and ends with a comma or a bracket.
            let is_declaration =
                !property.is_empty() && line.ends_with(';') && !property.starts_with("--");
            let names_side =
                is_declaration && words(property).iter().any(|word| sides.contains(&word.as_str()));
            let has_side = !line.starts_with(['.', '/', '*', '#'])
                && !line.ends_with('{')
                && words(value).iter().any(|word| word == "left" || word == "right")
                && !value.contains("var(--pb-left)");
            // Four values are for the sides of the box in this order: top, right, bottom, left.
            let goes_round = [
                "margin",
                "padding",
                "inset",
                "border-width",
                "border-style",
                "border-color",
                "border-radius",
            ]
            .contains(&property);
            let values: Vec<&str> = value.trim_end_matches(';').split_whitespace().collect();
            let is_lopsided =
                goes_round && !value.contains('(') && values.len() == 4 && values[1] != values[3];
            if (names_side || has_side || is_lopsided)
                && !PHYSICAL.iter().any(|(known, _)| *known == line)
            {
                physical.push(format!("{path}:{number}: {line}"));
            }
        }
    }
    assert_eq!(physical, Vec::<String>::new());
    let sheet: String =
        files("themes/default/styles").into_iter().map(|(_, file)| read(file)).collect();
    for (line, why) in PHYSICAL {
        assert!(sheet.lines().any(|known| known.trim() == line), "{line} is gone ({why})");
    }
}

/// `docs/theme.md` has a table for each structure of the theme API, in the order of the files that
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
    let document = read("docs/theme.md");
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
