//! Drawings that do more than draw.
//!
//! In: the fixture with hostile drawings, of which `browser_drawings_test` tries each in many ways.
//! Out: some of them in a lesson, as a picture, as a link and beside the text.

use super::Input;
use super::payloads::complete;

const DRAWINGS: &str = include_str!("../../fixtures/drawings/hostile.txt");

/// One in so many is taken.
const TAKEN: usize = 3;

pub(super) fn inputs() -> Vec<Input> {
    let drawings = DRAWINGS.lines().filter(|line| !line.is_empty() && !line.starts_with("## "));
    let sites = drawings.step_by(TAKEN).enumerate().map(|(number, inner)| {
        let inner = complete(inner).replace("\\n", "\n");
        let is_whole = inner.contains("<svg ") && inner.starts_with(['<']);
        let drawing = if is_whole { inner } else { format!("{START}{inner}</svg>") };
        let lesson = "![x](a.svg)\n\n[y](a.svg)\n\n<img src=\"a.svg\">\n";
        let lesson = if number % 2 == 0 { &lesson[..lesson.rfind('<').unwrap()] } else { lesson };
        Input::new(format!("drawings/{number}"))
            .file("content/care/first/a.svg", drawing)
            .lesson(lesson)
    });
    sites.collect()
}

const START: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
    xmlns:x=\"http://www.w3.org/2000/svg\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
    xmlns:ev=\"http://www.w3.org/2001/xml-events\" width=\"200\" height=\"100\">";
