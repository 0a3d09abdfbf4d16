//! The styles of a drawing, rewritten from how a browser would parse them.
//!
//! In: a style sheet, a `style` attribute or a single value, as text. Out: the same styles without
//! anything that fetches a file; or what in them would. Comments, escapes and quotation marks
//! cannot hide anything, since the text is parsed by the rules of CSS Syntax Level 3 and written in
//! a single form.

use cssparser::{ParseError, Parser, ToCss as _, Token};

use super::embedded::Embedded;
use crate::text::phrase::Phrase;

/// At-rules that only draw. `@import` fetches a file, and the effects of others are not known.
const AT_RULES: [&str; 13] = [
    "charset",
    "container",
    "font-face",
    "font-feature-values",
    "keyframes",
    "layer",
    "media",
    "page",
    "property",
    "supports",
    "-moz-keyframes",
    "-o-keyframes",
    "-webkit-keyframes",
];

/// Functions that fetch a file without `url()`, or run code.
const FOREIGN_FUNCTIONS: [&str; 8] = [
    "-webkit-image-set",
    "element",
    "expression",
    "image",
    "image-set",
    "paint",
    "src",
    "-moz-element",
];

/// Rewrites a style. `embed` returns the replacement for each address.
pub(super) fn rewrite(
    style: &str,
    embed: &mut dyn FnMut(&str) -> Embedded,
) -> Result<String, Phrase> {
    let mut written = Written { text: String::with_capacity(style.len()), embed };
    match written.rewrite(&mut Parser::new(style)) {
        Ok(()) => Ok(written.text),
        Err(ParseError { kind: cssparser::ParseErrorKind::Custom(reason) }) => Err(reason),
        Err(_) => Err(Phrase::new("svg-style")),
    }
}

struct Written<'a> {
    text: String,
    embed: &'a mut dyn FnMut(&str) -> Embedded,
}

impl Written<'_> {
    fn rewrite(&mut self, parser: &mut Parser<'_>) -> Result<(), ParseError<Phrase>> {
        loop {
            let start = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                return Ok(());
            };
            let written = parser.slice_from(start);
            match &token {
                // Comments separate tokens, so something has to take their place.
                Token::Comment(_) => self.text.push_str("/**/"),
                Token::UnquotedUrl(address) => self.address(address)?,
                Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                    let address = parser.parse_nested_block(|inner| {
                        let address = inner.expect_string_cloned()?;
                        inner.expect_exhausted()?;
                        Ok::<_, ParseError<Phrase>>(address)
                    })?;
                    self.address(&address)?;
                }
                Token::Function(name)
                    if FOREIGN_FUNCTIONS.iter().any(|known| name.eq_ignore_ascii_case(known)) =>
                {
                    return refused(
                        Phrase::new("svg-style-function").with("name", name.to_ascii_lowercase()),
                    );
                }
                Token::AtKeyword(name)
                    if !AT_RULES.iter().any(|known| name.eq_ignore_ascii_case(known)) =>
                {
                    return refused(
                        Phrase::new("svg-style-rule").with("name", name.to_ascii_lowercase()),
                    );
                }
                Token::BadUrl(_) | Token::BadString(_) => return refused(Phrase::new("svg-style")),
                Token::QuotedString(_) => self.push(&token),
                Token::Ident(_)
                | Token::AtKeyword(_)
                | Token::Hash(_)
                | Token::IDHash(_)
                | Token::Dimension { .. }
                    if written.contains('\\') =>
                {
                    self.push(&token);
                }
                Token::Function(_) => {
                    self.push(&token);
                    self.block(parser, ")")?;
                }
                Token::ParenthesisBlock => self.open(parser, "(", ")")?,
                Token::SquareBracketBlock => self.open(parser, "[", "]")?,
                Token::CurlyBracketBlock => self.open(parser, "{", "}")?,
                _ => self.text.push_str(written),
            }
        }
    }

    fn open(
        &mut self,
        parser: &mut Parser<'_>,
        start: &str,
        end: &str,
    ) -> Result<(), ParseError<Phrase>> {
        self.text.push_str(start);
        self.block(parser, end)
    }

    fn block(&mut self, parser: &mut Parser<'_>, end: &str) -> Result<(), ParseError<Phrase>> {
        parser.parse_nested_block(|inner| self.rewrite(inner))?;
        self.text.push_str(end);
        Ok(())
    }

    fn address(&mut self, address: &str) -> Result<(), ParseError<Phrase>> {
        match (self.embed)(address) {
            Embedded::Same => self.url(address.trim()),
            Embedded::Data(data) => self.url(&data),
            Embedded::Nothing => self.text.push_str("none"),
            Embedded::Refused(reason) => return refused(reason),
        }
        Ok(())
    }

    fn url(&mut self, address: &str) {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"#-_.:;,/+=".contains(&byte);
        self.text.push_str("url(");
        if address.bytes().all(is_plain) {
            self.text.push_str(address);
        } else {
            self.push(&Token::QuotedString(address.into()));
        }
        self.text.push(')');
    }

    fn push(&mut self, token: &Token<'_>) {
        // Writing to a string never fails.
        let _ = token.to_css(&mut self.text);
    }
}

fn refused<T>(reason: Phrase) -> Result<T, ParseError<Phrase>> {
    Err(ParseError::custom(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: &str) -> Result<String, Phrase> {
        rewrite(style, &mut |address| {
            if address.starts_with('#') {
                Embedded::Same
            } else {
                Embedded::Refused(Phrase::new("svg-reference").with("address", address))
            }
        })
    }

    #[test]
    fn a_style_that_only_draws_is_unchanged() {
        for style in [
            "\n.a, g > .b:not([id='x']) {fill:url(#g);stroke:#0f0;stroke-width:1.5e-3px}\n",
            "@media (prefers-color-scheme:dark){path{fill:rgba(0, 0, 0, .123456789)}}",
            "@keyframes turn{from{transform:rotate(0deg)}\
             50%{transform:translate(-1234567.891px, 0)}}",
            "font-family:Arial, \"Sarabun\";--own: {a b};filter:drop-shadow(0 0 2px red)",
        ] {
            assert_eq!(written(style), Ok(style.replace('\'', "\"")));
        }
        assert_eq!(written("fill:url( '#a b' )"), Ok("fill:url(\"#a b\")".to_owned()));
        assert_eq!(written(".\\31 a{fill:u\\72l(#a)}"), Ok(".\\31 a{fill:url(#a)}".to_owned()));
        assert_eq!(
            written("<!-- .a{} --> /* x */ .b{fill:url(#a"),
            Ok("<!-- .a{} --> /**/ .b{fill:url(#a)}".to_owned())
        );
    }

    #[test]
    fn nothing_can_hide_an_address_that_is_fetched() {
        for style in [
            "@import 'x.css';",
            "@IMPORT url(x.css);",
            "@\\69mport \"x.css\";",
            "@im/**/port 'x.css'; a{fill:url(x)}",
            "a{fill:url(http://hotel.example/x)}",
            "a{fill:u\\72l(http://hotel.example/x)}",
            "a{fill:U\\52 L(\"//hotel.example/x\")}",
            "a{fill:url(/**/#a)}",
            "a{background:image-set('x.png' 1x)}",
            "a{background:-webkit-ima\\67 e-set('x.png' 1x)}",
            "a{--x:'x.png';background:src(var(--x))}",
            "a{width:expression(alert(1))}",
            "@font-face{font-family:x;src:local('y'), url('x.woff2') format('woff2')}",
            "@namespace url(http://www.w3.org/2000/svg);",
            "a{fill:url('x\n')}",
            "a{fill:url(a b)}",
            "a{fill:url(\"#a\" x)}",
            "@document url(x){}",
        ] {
            assert!(written(style).is_err(), "{style}: {:?}", written(style));
        }
        let deep = "(".repeat(100_000);
        assert!(written(&deep).is_err());
    }
}
