//! Answers stored in schema 1, which does not state the options for which they were given.

use serde_json::{Value, json};

use super::{
    DUTCH, IS_DONE, RIGHT, answer, changed, picked, store, stored, with_other_questions_in_dutch,
};
use crate::practice_site::{FIRST, on_server_and_disk, on_server_and_disk_then, practice_site};

/// Returns an answer as schema 1 stored it.
fn earlier_answer(picked: &[usize], right: bool) -> Value {
    json!({ "picked": picked, "right": right, "on": "2026-01-01", "step": 2, "due": "2999-01-01" })
}

fn earlier_record() -> Value {
    json!({
        "schema": 1, "done": "2026-01-02", "notes": { "my-week": "Kept" },
        "plan": { "next-shift": [1] },
        // There are three options, so a fourth cannot have been chosen.
        "questions": {
            "first-move": earlier_answer(&[1], true),
            "who-helps": earlier_answer(&[0, 3], true),
        },
    })
}

#[test]
fn a_record_of_schema_1_is_migrated_where_its_picks_match_the_options() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}en/care/third.html"));
        store(page, &earlier_record());
        // The progress page counts it before the lesson is opened.
        page.go(&format!("{root}en/progress.html"));
        assert_eq!(page.words(RIGHT), "1 of 2");
        assert!(page.words("[data-pb-next]").contains("Questions that day: 1."));
        for path in [FIRST, DUTCH, FIRST] {
            page.go(&format!("{root}{path}"));
            assert_eq!(
                (picked(page, "first-move"), picked(page, "who-helps")),
                (json!([1]), json!([])),
                "{path}"
            );
            assert_eq!(page.count("#pb-q-first-move.pb-is-right"), 1, "{path}");
            assert_eq!(page.evaluate(IS_DONE), true, "{path}");
            assert_eq!(page.text("document.querySelector('textarea').value"), "Kept");
            assert_eq!(page.count("[data-pb-tick=\"next-shift:1\"]:checked"), 1);
        }
        let record = stored(page);
        assert_eq!((&record["schema"], &record["done"]), (&json!(2), &json!("2026-01-02")));
        let kept = &record["questions"]["first-move 3:1"];
        assert_eq!(
            (&kept["step"], &kept["due"]),
            (&json!(2), &json!("2999-01-01")),
            "it goes on where it was"
        );
        assert_eq!(record["questions"].as_object().unwrap().len(), 1);
    });
}

#[test]
fn a_wrong_pick_of_schema_1_that_would_be_right_now_does_not_match() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}en/care/third.html"));
        let questions = json!({ "first-move": earlier_answer(&[1], false),
            "who-helps": earlier_answer(&[0, 1], false) });
        store(page, &json!({ "schema": 1, "questions": questions }));
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(picked(page, "first-move"), json!([]));
        assert_eq!(picked(page, "who-helps"), json!([0, 1]));
        assert_eq!(page.count("#pb-q-who-helps.pb-is-wrong"), 1);
    });
}

#[test]
fn an_answer_of_schema_1_is_migrated_to_each_text_whose_options_it_matches() {
    on_server_and_disk(&with_other_questions_in_dutch(), |page, root| {
        for (choice, right, dutch) in [(1, true, json!([1])), (2, false, json!([]))] {
            for order in [[FIRST, DUTCH], [DUTCH, FIRST]] {
                page.go(&format!("{root}en/care/third.html"));
                store(
                    page,
                    &json!({ "schema": 1,
                        "questions": { "first-move": earlier_answer(&[choice], right) } }),
                );
                for path in order {
                    page.go(&format!("{root}{path}"));
                    let expected = if path == FIRST { json!([choice]) } else { dutch.clone() };
                    assert_eq!(picked(page, "first-move"), expected, "{choice} {path}");
                }
            }
        }
    });
}

#[test]
fn a_migrated_answer_of_schema_1_is_not_applied_to_later_options() {
    let nothing = "\n- [ ] Nothing\n  > Do.\n\n<!-- q: who-helps -->";
    let longer = ["en", "nl"].into_iter().fold(practice_site(), |site, language| {
        changed(
            site,
            &format!("content/care/first/{language}.md"),
            "\n\n<!-- q: who-helps -->",
            nothing,
        )
    });
    on_server_and_disk_then(&practice_site(), &longer, |page, root| {
        // It would match both: the same three options, and the three with a fourth below them.
        for (path, expected) in [("0", json!([])), ("1", json!([1]))] {
            page.go(&format!("{root}0/en/care/third.html"));
            store(
                page,
                &json!({ "schema": 1, "questions": { "first-move": earlier_answer(&[1], true) } }),
            );
            page.go(&format!("{root}{path}/{FIRST}"));
            assert_eq!(picked(page, "first-move"), json!([1]));
            page.go(&format!("{root}1/{DUTCH}"));
            assert_eq!(picked(page, "first-move"), expected, "first read in {path}");
        }
    });
}

#[test]
fn a_record_of_schema_1_is_kept_when_the_new_one_cannot_be_stored() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}en/care/third.html"));
        store(page, &earlier_record());
        let full = page.run_first(
            "Storage.prototype.setItem = () => { throw new \
            DOMException('full', 'QuotaExceededError'); }",
        );
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(picked(page, "first-move"), json!([1]));
        answer(page, "first-move", &[0]);
        assert_eq!(stored(page), earlier_record());
        page.no_longer_run(&full);
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(picked(page, "first-move"), json!([1]));
        assert_eq!(stored(page)["schema"], 2);
    });
}

#[test]
fn a_file_of_schema_1_can_be_imported() {
    let folder = tempfile::tempdir().unwrap();
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}en/progress.html"));
        let book = page.text("document.documentElement.dataset.pbBook");
        let records = json!({ "lesson:care/first": earlier_record() });
        let file = json!({ "polybook": "progress", "schema": 1, "book": book, "records": records });
        fs_err::write(folder.path().join("progress.json"), file.to_string()).unwrap();
        page.choose_file("[data-pb-import]", &folder.path().join("progress.json"));
        page.until("document.querySelector('[data-pb-keep-status]').innerText !== ''");
        assert_eq!(page.words("[data-pb-keep-status]"), "Added. Lessons in the file: 1.");
        assert_eq!(page.words(RIGHT), "1 of 2");
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(picked(page, "first-move"), json!([1]));
        assert_eq!(page.text("document.querySelector('textarea').value"), "Kept");
    });
}
