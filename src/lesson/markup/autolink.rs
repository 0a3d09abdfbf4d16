//! Autolinks: bare addresses become links, by the rules of GitHub Flavored Markdown.
//!
//! In: running text. Out: the addresses in it and their targets. Source of the rules: GitHub
//! Flavored Markdown Spec 0.29, section 6.9, “Autolinks (extension)”.

use std::ops::Range;

/// An address in running text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Autolink {
    /// Its range in the text.
    pub(super) range: Range<usize>,
    /// The target of the link.
    pub(super) address: String,
}

/// Returns every address in a text, in order.
pub(super) fn find(text: &str) -> Vec<Autolink> {
    let mut found: Vec<Autolink> = Vec::new();
    // Most text has none of these characters and needs no further search.
    let may_have = |character: &[u8]| memchr::memmem::find(text.as_bytes(), character).is_some();
    let has_marker = memchr::memchr2(b':', b'@', text.as_bytes())
        .is_some_and(|at| text.as_bytes()[at..].contains(&b'@') || may_have(b"://"));
    if !has_marker && !may_have(b"www.") {
        return found;
    }
    let mut brackets = Brackets::default();
    let mut position = 0;
    while position < text.len() {
        let rest = &text[position..];
        let autolink = match rest.as_bytes()[0] {
            b'h' | b'H' | b'w' | b'W' if brackets.are_open(text, position) => None,
            b'@' => email(text, position, found.last().map_or(0, |link| link.range.end)),
            _ => web_at(text, position),
        };
        match autolink {
            Some((length, address)) if rest.as_bytes()[0] != b'@' => {
                found.push(Autolink { range: position..position + length, address });
                position += length;
            }
            Some((start, address)) => {
                let end = start + address.len();
                found.push(Autolink { range: start..end, address: format!("mailto:{address}") });
                position = end;
            }
            None => position += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// Returns the length of the web address that begins at a place of a text, if one may begin there.
pub(super) fn web_length(text: &str, place: usize) -> Option<usize> {
    web_at(text, place).map(|(length, _)| length)
}

/// Returns the length and the target of the web address at a place of a text, if one may begin
/// there.
fn web_at(text: &str, place: usize) -> Option<(usize, String)> {
    let rest = &text[place..];
    match rest.as_bytes().first()? {
        b'h' | b'H' if follows_no_word(text, place) => web(rest, &["http://", "https://"], ""),
        b'w' | b'W' if may_begin(text, place) => web(rest, &["www."], "http://"),
        _ => None,
    }
}

/// Brackets that do not make a link: an address between them stays text, as on GitHub.
#[derive(Default)]
struct Brackets {
    /// How far the text has been searched, so that no part of it is searched twice.
    position: usize,
    are_open: bool,
}

impl Brackets {
    fn are_open(&mut self, text: &str, position: usize) -> bool {
        let passed = &text.as_bytes()[self.position..position];
        if let Some(last) = memchr::memrchr2(b'[', b']', passed) {
            self.are_open = passed[last] == b'[';
        }
        self.position = position;
        self.are_open
    }
}

/// Whether an address with `http://` can begin here: not after a Latin letter or digit, but after
/// Thai or a quotation mark.
fn follows_no_word(text: &str, position: usize) -> bool {
    text[..position].chars().next_back().is_none_or(|before| !before.is_ascii_alphanumeric())
}

/// Whether an address with `www.` can begin here: at the start of a line, or after white space or
/// one of `*`, `_`, `~`, `(`.
fn may_begin(text: &str, position: usize) -> bool {
    text[..position]
        .chars()
        .next_back()
        .is_none_or(|before| before.is_whitespace() || matches!(before, '*' | '_' | '~' | '('))
}

/// Returns the length of a web address at the start of a text, and its target.
fn web(text: &str, beginnings: &[&str], scheme: &str) -> Option<(usize, String)> {
    let beginning = beginnings.iter().find(|beginning| {
        text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    })?;
    let domain_start = if scheme.is_empty() { beginning.len() } else { 0 };
    let domain_length = domain(&text[domain_start..], !scheme.is_empty())?;
    let end = text[domain_start + domain_length..]
        .find(|character: char| character.is_whitespace() || character == '<')
        .map_or(text.len(), |length| domain_start + domain_length + length);
    let length = trim(&text[..end]);
    (length > beginning.len()).then(|| (length, format!("{scheme}{}", &text[..length])))
}

/// The maximum length of a domain, in bytes: a name has at most 255, and each non-ASCII letter is
/// encoded as several.
const LONGEST_DOMAIN: usize = 512;

/// Returns the length of a domain: parts of letters, digits, `-` and `_` between dots, with no `_`
/// in the last two.
fn domain(text: &str, needs_dot: bool) -> Option<usize> {
    // The limit keeps a text that begins like an address many times from being searched to its end
    // each time.
    let head = &text[..text.floor_char_boundary(LONGEST_DOMAIN)];
    let length = head.find(|character: char| {
        !(character.is_alphanumeric() || matches!(character, '-' | '_' | '.'))
    });
    let length = length.or((head.len() == text.len()).then_some(text.len()))?;
    let domain = text[..length].trim_end_matches('.');
    let parts: Vec<&str> = domain.split('.').collect();
    let is_domain = !domain.is_empty()
        && parts.iter().all(|part| !part.is_empty())
        && parts.iter().rev().take(2).all(|part| !part.contains('_'))
        && (!needs_dot || parts.len() > 1);
    is_domain.then_some(domain.len())
}

/// Returns the length of an address without punctuation that belongs to the sentence around it.
fn trim(address: &str) -> usize {
    let count = |bracket: u8| memchr::memchr_iter(bracket, address.as_bytes()).count();
    let (opening, mut closing) = (count(b'('), count(b')'));
    let mut end = address.len();
    loop {
        match address[..end].chars().next_back() {
            Some('?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"') => end -= 1,
            Some(')') if closing > opening => {
                closing -= 1;
                end -= 1;
            }
            Some(';') => end = entity_start(&address[..end - 1]).unwrap_or(end - 1),
            _ => return end,
        }
    }
}

/// Returns where the character reference begins whose name ends a text.
fn entity_start(text: &str) -> Option<usize> {
    let before = text.trim_end_matches(|character: char| character.is_ascii_alphanumeric());
    (before.len() < text.len() && before.ends_with('&')).then(|| before.len() - 1)
}

/// Returns the e-mail address around the `@` at this position, with its start.
fn email(text: &str, at: usize, earliest: usize) -> Option<(usize, String)> {
    let is_local = |character: char| {
        character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_' | '+')
    };
    let local: usize =
        text[earliest..at].chars().rev().take_while(|character| is_local(*character)).count();
    let after = &text[at + 1..];
    let length = after
        .find(|character: char| {
            !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.'))
        })
        .unwrap_or(after.len());
    let host = after[..length].trim_end_matches('.');
    let is_email = local > 0
        && host.contains('.')
        && !host.starts_with('.')
        && !host.contains("..")
        && !host.ends_with(['-', '_']);
    is_email.then(|| (at - local, text[at - local..=at + host.len()].to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<String> {
        find(text)
            .into_iter()
            .map(|link| format!("{} -> {}", &text[link.range], link.address))
            .collect()
    }

    #[test]
    fn punctuation_belongs_to_the_sentence() {
        assert_eq!(
            addresses("See https://example.org/a(b)_c, or (http://example.org/x)."),
            [
                "https://example.org/a(b)_c -> https://example.org/a(b)_c",
                "http://example.org/x -> http://example.org/x",
            ]
        );
        assert_eq!(
            addresses("www.example.org/?q=a&hl=en&amp;"),
            ["www.example.org/?q=a&hl=en -> http://www.example.org/?q=a&hl=en"]
        );
    }

    #[test]
    fn character_references_at_the_end_belong_to_the_sentence() {
        assert_eq!(
            addresses("https://example.org/a&b;&amp;;) [x] https://example.org/(a)&;"),
            [
                "https://example.org/a -> https://example.org/a",
                "https://example.org/(a)& -> https://example.org/(a)&"
            ]
        );
    }

    #[test]
    fn the_search_takes_linear_time() {
        let texts = [
            format!("{} desk@hotel.example", "h".repeat(1 << 20)),
            "http://".repeat(1 << 17),
            format!("https://desk.example/a{}", ")".repeat(1 << 20)),
            format!("https://desk.example/a&{}", ";".repeat(1 << 20)),
            format!("https://desk.example/a{}", "&amp;".repeat(1 << 18)),
            "_www.".repeat(1 << 15),
            "www.a_b.c_d ".repeat(1 << 17),
            format!("{}://", "[h".repeat(1 << 19)),
            "a@".repeat(1 << 19),
            "a.".repeat(1 << 19) + "@b..c",
        ];
        let time = std::time::Instant::now();
        for text in &texts {
            find(text);
        }
        // A linear search takes a tenth of a second in an unoptimised build; a quadratic one takes
        // hours.
        assert!(time.elapsed().as_secs() < 60, "{:?}", time.elapsed());
    }

    #[test]
    fn text_that_is_not_an_address_stays_text() {
        for text in [
            "Licensehttp://example.org",
            "http://",
            "www.",
            "a@b",
            "[email\u{a0}protected]",
            "@example.org",
            "https://_._",
        ] {
            assert_eq!(addresses(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn mail_addresses_are_found_in_a_sentence() {
        assert_eq!(
            addresses("Schrijf naar a.b-c@example.org."),
            ["a.b-c@example.org -> mailto:a.b-c@example.org"]
        );
    }
}
