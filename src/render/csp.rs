//! The Content Security Policy of a page: what it may load, and from where.
//!
//! In: what the page needs. Out: the policy as one line, for the head of the page.

/// What a page may load, and from where. Nothing else is allowed.
#[derive(Debug, Clone)]
pub(super) struct Policy {
    /// The directives that allow the site itself.
    own: &'static [&'static str],
    /// The origins that the page may frame once a reader asks for it.
    frames: Vec<&'static str>,
}

impl Policy {
    /// Returns the policy of a page with scripts, styles and media of the site.
    pub(super) fn page() -> Self {
        let own = &["script-src", "style-src", "img-src", "media-src", "font-src", "connect-src"];
        Self { own, frames: Vec::new() }
    }

    /// Returns the policy of a page without scripts and media.
    pub(super) fn still() -> Self {
        Self { own: &["style-src", "img-src"], frames: Vec::new() }
    }

    /// Allows frames from these origins. Order and duplicates do not matter.
    pub(super) fn framing(mut self, origins: impl Iterator<Item = &'static str>) -> Self {
        self.frames.extend(origins);
        self.frames.sort_unstable();
        self.frames.dedup();
        self
    }

    /// Whether other origins may be framed.
    pub(super) fn has_frames(&self) -> bool {
        !self.frames.is_empty()
    }

    /// Returns the policy as a line. It needs no escaping in an attribute.
    pub(super) fn line(&self) -> String {
        let mut line = String::from("default-src 'none'; ");
        for directive in self.own {
            line.push_str(directive);
            line.push_str(" 'self'; ");
        }
        if self.has_frames() {
            line.push_str("frame-src ");
            line.push_str(&self.frames.join(" "));
            line.push_str("; ");
        }
        line.push_str("base-uri 'none'; form-action 'none'");
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loads_its_own_files_and_frames_each_origin_once() {
        let policy = Policy::page()
            .framing(["https://b.example", "https://a.example", "https://b.example"].into_iter());
        assert_eq!(
            policy.line(),
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
             media-src 'self'; font-src 'self'; connect-src 'self'; \
             frame-src https://a.example https://b.example; base-uri 'none'; form-action 'none'"
        );
    }

    #[test]
    fn a_redirect_runs_no_script() {
        assert_eq!(
            Policy::still().line(),
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
             form-action 'none'"
        );
    }
}
