//! Colours and their contrast.
//!
//! In: colours as `#rrggbb`, or as somebody wrote them. Out: contrasts (WCAG 2.2), and the nearest
//! colours that can be read.

/// The page background of the default theme, light and dark.
pub const LIGHT_PAPER: &str = "#fbfaf7";
/// The same with a dark background.
pub const DARK_PAPER: &str = "#161412";

/// The contrast that text needs (WCAG 2.2, success criterion 1.4.3).
pub const MIN_CONTRAST: f64 = 4.5;

/// Returns the contrast ratio as defined in WCAG 2.2.
pub fn contrast(left: &str, right: &str) -> f64 {
    let (left, right) = (luminance(left), luminance(right));
    (left.max(right) + 0.05) / (left.min(right) + 0.05)
}

/// Returns a colour that was written as `#rgb`, or without its `#`, as `#rrggbb`.
pub fn completed(written: &str) -> Option<String> {
    let digits = written.trim().trim_start_matches('#');
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    match digits.len() {
        6 => Some(format!("#{digits}")),
        3 => Some(
            digits.chars().fold("#".to_owned(), |colour, digit| format!("{colour}{digit}{digit}")),
        ),
        _ => None,
    }
}

/// Returns the colour nearest to this one that can be read on a background: darker on a light one,
/// lighter on a dark one.
pub fn readable(colour: &str, paper: &str) -> String {
    let target = if luminance(paper) > 0.5 { 0 } else { 255 };
    let mixed = |step: u32| {
        let channel = |at: usize| (channel(colour, at) * (16 - step) + target * step) / 16;
        format!("#{:02x}{:02x}{:02x}", channel(1), channel(3), channel(5))
    };
    let is_readable = |colour: &String| contrast(colour, paper) >= MIN_CONTRAST;
    (0..16).map(mixed).find(is_readable).unwrap_or_else(|| mixed(16))
}

/// Returns the relative luminance as defined in WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(channel(colour, at)) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn channel(colour: &str, at: usize) -> u32 {
    let digits = colour.get(at..at + 2);
    digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn any_colour_has_one_near_it_that_can_be_read() {
        for colour in ["#ffffff", "#000000", "#ffff00", "#0000ff", "#9f4a2c"] {
            for paper in [LIGHT_PAPER, DARK_PAPER] {
                assert!(contrast(&readable(colour, paper), paper) >= MIN_CONTRAST, "{colour}");
            }
        }
        assert_eq!(readable("#9f4a2c", LIGHT_PAPER), "#9f4a2c");
        assert_eq!(completed("#fff").as_deref(), Some("#ffffff"));
        assert_eq!(completed("9F4A2C").as_deref(), Some("#9F4A2C"));
        assert_eq!(completed("red"), None);
    }
}
