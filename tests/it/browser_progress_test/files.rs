//! Export and import of progress, and the printed record.

use serde_json::json;

use super::{PROGRESS, answer, marked};
use crate::browser::Paper;
use crate::practice_site::{FIRST, on_server_and_disk, practice_site};

#[test]
fn progress_is_exported_deleted_and_imported() {
    let folder = tempfile::tempdir().unwrap();
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        answer(page, "first-move", 1);
        page.click("textarea");
        page.type_text("Mine ☕");
        page.click("[data-pb-tick=\"next-shift:0\"]");
        page.click("[data-pb-done]");
        page.go(&format!("{root}{PROGRESS}"));
        let name = page.save_file("[data-pb-export]", folder.path());
        let saved = fs_err::read_to_string(folder.path().join(&name)).unwrap();
        let file: serde_json::Value = serde_json::from_str(&saved).unwrap();
        assert_eq!((&file["polybook"], &file["schema"]), (&json!("progress"), &json!(2)));
        assert_eq!(file["records"]["lesson:care/first"]["notes"]["my-week"], "Mine ☕");
        assert!(
            name.starts_with(file["book"].as_str().unwrap()) && name.ends_with(".json"),
            "{name}"
        );

        // Deleting asks for confirmation, and can be cancelled.
        let reset = page.spoken("[data-pb-reset]");
        assert!(reset.is("expanded=false"), "{reset:?}");
        page.click("[data-pb-reset]");
        assert!(page.spoken("[data-pb-reset]").is("expanded=true"));
        page.click("[data-pb-reset-no]");
        assert!(!page.shows("[data-pb-reset-yes]"));
        assert_eq!(page.evaluate("document.activeElement.matches('[data-pb-reset]')"), true);
        assert_eq!(marked(page, ".pb-progress-lessons"), ["The first (done)"]);
        page.press("Enter");
        page.tab_to("[data-pb-reset-yes]");
        page.press("Enter");
        assert_eq!(page.words("[data-pb-keep-status]"), "Everything is deleted.");
        assert_eq!(marked(page, ".pb-progress-lessons"), Vec::<String>::new());
        assert_eq!(page.evaluate("localStorage.length"), 0);

        // Later progress is merged with that from the file.
        page.go(&format!("{root}{FIRST}"));
        page.click("textarea");
        page.type_text("Newer");
        page.go(&format!("{root}{PROGRESS}"));
        page.choose_file("[data-pb-import]", &folder.path().join(&name));
        page.until("document.querySelector('[data-pb-keep-status]').innerText !== ''");
        assert_eq!(page.words("[data-pb-keep-status]"), "Added. Lessons in the file: 1.");
        assert_eq!(page.spoken("[data-pb-keep-status]").role, "status");
        assert_eq!(marked(page, ".pb-progress-lessons"), ["The first (done)"]);
        page.go(&format!("{root}{FIRST}"));
        assert!(page.words("#pb-q-first-move .pb-verdict").contains("She knows"));
        assert_eq!(page.text("document.querySelector('textarea').value"), "Newer\n\nMine ☕");
        assert_eq!(page.count("[data-pb-tick]:checked"), 1);
    });
}

#[test]
fn a_file_that_is_not_progress_of_this_site_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let other = json!({ "polybook": "progress", "schema": 1, "book": "another",
        "records": { "lesson:care/first": { "schema": 1, "done": "2026-01-01" } } });
    let files = [
        ("text.json", "Hello".to_owned()),
        ("list.json", "[]".to_owned()),
        ("other.json", other.to_string()),
    ];
    for (name, text) in &files {
        fs_err::write(folder.path().join(name), text).unwrap();
    }
    on_server_and_disk(&practice_site(), |page, root| {
        for (name, _) in &files {
            page.go(&format!("{root}{PROGRESS}"));
            page.choose_file("[data-pb-import]", &folder.path().join(name));
            page.until("document.querySelector('[data-pb-keep-status]').innerText !== ''");
            let said = page.words("[data-pb-keep-status]");
            assert_eq!(
                said, "This file has no progress from this site in it. Nothing was changed.",
                "{name}"
            );
            assert_eq!(page.count(".pb-is-done"), 0, "{name}");
        }
    });
}

#[test]
fn the_name_on_the_record_is_not_stored_and_only_the_record_is_printed() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{PROGRESS}"));
        assert!(!page.shows("[data-pb-record-sheet]"), "there is nothing to record");
        page.go(&format!("{root}{FIRST}"));
        answer(page, "first-move", 1);
        page.click("[data-pb-done]");
        page.go(&format!("{root}{PROGRESS}"));
        page.tab_to("[data-pb-record-field]");
        assert_eq!(page.spoken("[data-pb-record-field]").name, "Your name");
        page.type_text("Nguyễn Thị Hương");
        page.set_media("print", "light");
        let sheet = page.words(".pb-record-sheet");
        assert!(
            sheet.contains("Nguyễn Thị Hương")
                && sheet.contains("The first")
                && sheet.contains("1 of 2"),
            "{sheet}"
        );
        assert!(sheet.contains("Self-reported"), "{sheet}");
        for selector in [
            ".pb-header",
            "[data-pb-export]",
            "[data-pb-record-field]",
            ".pb-progress-lessons",
            "[data-pb-reviews-none]",
        ] {
            assert!(!page.shows(selector), "{selector} is printed");
        }
        assert_eq!(page.print(Paper::A4).len(), 1);
        page.set_media("", "light");
        assert_eq!(page.evaluate("JSON.stringify({ ...localStorage }).includes('Hương')"), false);
        page.reload();
        assert_eq!(page.words("[data-pb-record-name]"), "");
    });
}
