//! The prolog of an SVG file: everything before its first element.
//!
//! In: the text of the file. Out: the same text without its document type, which no drawing needs;
//! or why its characters cannot be interpreted: a document type with declarations, or another
//! encoding.

use std::borrow::Cow;

use crate::text::phrase::Phrase;

/// Encodings that agree with ASCII. A text in ASCII characters only is valid UTF-8 as well.
const LIKE_ASCII: [&str; 3] = ["us-ascii", "iso-8859-", "windows-125"];

/// Removes `<!DOCTYPE svg …>`, as old drawing programs write it. Line numbers do not change.
pub(super) fn without_doctype(text: &str) -> Result<Cow<'_, str>, Phrase> {
    check_encoding(text)?;
    let Some(start) = doctype_start(text) else { return Ok(Cow::Borrowed(text)) };
    let mut quote = None;
    for (length, character) in text[start..].char_indices() {
        match (character, quote) {
            (character, Some(open)) if character == open => quote = None,
            ('"' | '\'', None) => quote = Some(character),
            ('[', None) => return Err(Phrase::new("svg-document-type")),
            ('>', None) => {
                let end = start + length + 1;
                let lines = "\n".repeat(text[start..end].matches('\n').count());
                return Ok(Cow::Owned(format!("{}{lines}{}", &text[..start], &text[end..])));
            }
            _ => {}
        }
    }
    Err(Phrase::new("svg-document-type-open"))
}

fn check_encoding(text: &str) -> Result<(), Phrase> {
    let Some((declaration, _)) = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"))
    else {
        return Ok(());
    };
    let Some((_, rest)) = declaration.split_once("encoding") else { return Ok(()) };
    let value = rest.trim_start().strip_prefix('=').unwrap_or_default().trim_start();
    let encoding = value.split(['"', '\'']).nth(1).unwrap_or_default().to_ascii_lowercase();
    let is_like_ascii = LIKE_ASCII.iter().any(|known| encoding.starts_with(known));
    if encoding == "utf-8" || (is_like_ascii && text.is_ascii()) {
        return Ok(());
    }
    Err(Phrase::new("svg-encoding").with("encoding", encoding))
}

/// Returns the position of the document type, if there is one after instructions and comments.
fn doctype_start(text: &str) -> Option<usize> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            return rest.starts_with("<!DOCTYPE").then(|| text.len() - rest.len());
        };
        rest = rest.split_once(end)?.1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_type_without_declarations_is_removed() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!-- made by > [ -->\n\
                    <!DOCTYPE svg PUBLIC \"-//W3C//DTD [SVG]>\"\n \
                    \"http://www.w3.org/svg11.dtd\">\n<svg/>";
        let expected =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!-- made by > [ -->\n\n\n<svg/>";
        assert_eq!(without_doctype(text).unwrap(), expected);
        assert_eq!(without_doctype("<svg/>").unwrap(), "<svg/>");
        for text in [
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>",
            "<?xml version='1.0'?><!---->\n<!DOCTYPE svg SYSTEM '>' [\n]><svg/>",
            "<!DOCTYPE svg SYSTEM \"",
        ] {
            assert!(without_doctype(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_encoding_is_utf_8_or_equivalent() {
        let file = |encoding: &str, words: &str| {
            format!("<?xml version=\"1.0\" encoding = '{encoding}'?><svg>{words}</svg>")
        };
        for (encoding, words) in
            [("utf-8", "Chăm sóc"), ("UTF-8", ""), ("ISO-8859-1", "care"), ("us-ascii", "")]
        {
            assert!(without_doctype(&file(encoding, words)).is_ok(), "{encoding}");
        }
        for (encoding, words) in [
            ("Shift_JIS", "care"),
            ("utf-16", "care"),
            ("iso-8859-1", "zoë"),
            ("utf-7", ""),
            ("", ""),
        ] {
            assert!(without_doctype(&file(encoding, words)).is_err(), "{encoding}");
        }
    }
}
