//! The blocks of a lesson page that another language can be shown next to.
//!
//! In: a page, and the script with its blocks. Out: the blocks of both, and the first difference
//! between them.

use std::path::Path;

use crate::site_test::Outcome;
use crate::tree::{self, Element};

/// Returns the first difference between the blocks of a page and those of its script.
pub(crate) fn differing_blocks(page: &Element, scripted: &[String]) -> Option<String> {
    let shown = blocks_of_page(page);
    let name = |name: &str| if name == "fieldset" { "ul".to_owned() } else { name.to_owned() };
    let written = |block: &String| match tree::parse(block) {
        Ok(root) => {
            root.elements().map(|element| name(&element.name)).collect::<Vec<_>>().join(" ")
        }
        Err(problem) => problem,
    };
    let (shown, written): (Vec<String>, Vec<String>) = (
        shown.iter().map(|element| name(&element.name)).collect(),
        scripted.iter().map(written).collect(),
    );
    (shown != written).then(|| format!("the page shows {shown:?}, the script holds {written:?}"))
}

/// Returns the blocks of a page in the order in which the script of the second language visits
/// them.
fn blocks_of_page(page: &Element) -> Vec<&Element> {
    fn matches(element: &Element, selectors: &[String]) -> bool {
        selectors.iter().any(|selector| match selector.strip_prefix('.') {
            Some(class) => element.has_class(class),
            None => element.name == *selector,
        })
    }
    fn walk<'a>(
        parent: &'a Element,
        entered: &[String],
        skipped: &[String],
        blocks: &mut Vec<&'a Element>,
    ) {
        for element in parent.elements() {
            if matches(element, entered) {
                walk(element, entered, skipped, blocks);
            } else if !matches(element, skipped) {
                blocks.push(element);
            }
        }
    }
    let mut blocks = Vec::new();
    if let Some(text) = page.find(|element| element.has_class("pb-text")) {
        walk(text, &selectors("enter"), &selectors("skip"), &mut blocks);
    }
    blocks
}

/// Returns the blocks in the script of a lesson.
pub(crate) fn blocks_of_script(outcome: &Outcome, path: &str) -> Vec<String> {
    let script = outcome.page(path);
    let json =
        script.strip_prefix("polybookBlocks(").and_then(|rest| rest.strip_suffix(");\n")).unwrap();
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    json["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block.as_str().unwrap().to_owned())
        .collect()
}

/// Returns the selectors that `parallel.js` keeps in a variable: the text in quotation marks after
/// the variable's name.
fn selectors(variable: &str) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static/parallel.js");
    let script = fs_err::read_to_string(script).unwrap();
    let (_, rest) = script.split_once(&format!("var {variable} =")).unwrap();
    rest.split('"').nth(1).unwrap().split(',').map(|selector| selector.trim().to_owned()).collect()
}
