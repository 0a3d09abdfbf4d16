//! Requests that `polybook stamp` refuses: nothing is written.

use super::{EN, assert_refused, unverified};
use crate::stamps::{EN_1, TH_1, VI_1, family, with_stamp};

#[test]
fn invalid_requests_are_refused_with_a_help_and_nothing_is_written() {
    let en = with_stamp("vi", VI_1, EN_1);
    let folder =
        family(&[("vi", VI_1), ("en", &en), ("th", &with_stamp("en", EN_1, TH_1))]).on_disk();
    let says = |arguments: &[&str], words: &[&str]| {
        let said = assert_refused(&folder, arguments);
        for word in words {
            assert!(said.contains(word), "{arguments:?} is answered without “{word}”: {said}");
        }
    };
    says(&["stamp"], &["polybook stamp LANG LESSON"]);
    says(&["stamp", "en"], &["polybook stamp en LESSON"]);
    says(&["stamp", "--same-meaning"], &["LANG"]);
    says(&["stamp", "fr", "care/first"], &["fr", "vi, nl, th, en"]);
    says(&["stamp", "ht", "care/first"], &["did you mean"]);
    says(&["stamp", "en", "care/frist"], &["care/frist", "did you mean care/first?"]);
    says(&["stamp", "en", "first"], &["did you mean care/first?"]);
    says(&["stamp", "en", "caer"], &["did you mean care?"]);
    says(&["stamp", "en", ""], &["there is no lesson"]);
    says(&["stamp", "vi", "care/first"], &["vi.md", "original"]);
    says(&["stamp", "nl", "care/first"], &["care/first has no nl.md"]);
    says(&["stamp", "en", "care/first", "--from", "en"], &["itself"]);
    says(&["stamp", "en", "care/first", "--from", "nl"], &["nl.md"]);
    says(&["stamp", "en", "care/first", "--from", "xx"], &["xx"]);
    says(
        &["stamp", "en", "care/first", "--from", "th"],
        &["th.md was itself translated from en.md", "--from vi"],
    );
    says(&["stamp", "--same-meaning", "nl", "care/first"], &["nl.md"]);
    says(&["stamp", "--same-meaning", "vi", "care/first"], &["earlier version"]);
    says(&["stamp", "--same-meaning", "vi", "care/first", "--from", "en"], &["--from"]);
    says(&["stamp", "--all-unverified", "en", "care/first"], &["--all-unverified"]);
    says(&["stamp", "--all-unverified", "--same-meaning", "vi"], &["--same-meaning"]);
    says(&["stamp", "--all-unverified", "xx"], &["xx"]);
    says(&["stamp", "en", "care/first", "--root", "nowhere"], &["nowhere"]);
}

#[test]
fn if_one_of_several_is_wrong_nothing_is_written() {
    let folder = unverified();
    for wrong in ["care/nothing", "care"] {
        folder.write("content/care/en.md", "# Care\n\nA topic.");
        assert_refused(&folder, &["stamp", "en", "care/first", wrong]);
    }
    // A first adoption is all or nothing too.
    folder.write("content/care/second/vi.md", "# Hai\n\nx");
    assert_refused(&folder, &["stamp", "--all-unverified", "--from", "nl"]);
}

#[test]
fn a_file_that_cannot_be_preserved_byte_for_byte_is_not_written() {
    let folder = family(&[("vi", VI_1)]).on_disk();
    folder.write(EN, b"# One\n\nCaf\xe9.\n");
    assert!(!assert_refused(&folder, &["stamp", "en", "care/first"]).is_empty());
}
