//! The style sheet of the default theme: colours, and sides of the box.

use super::{files, read};

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
