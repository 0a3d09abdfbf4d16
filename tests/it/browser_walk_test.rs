//! Every page of eight lessons in four languages, in a real browser: at the root of a host, and
//! below a path.
//!
//! `sites` opens them from disk.

use crate::browser::{Browser, BuiltSite, LOOK, StaticServer, complaints, get};

#[test]
fn the_same_bytes_work_at_the_root_of_a_host_and_below_a_path() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::lessons(None);
    let mut problems: Vec<String> = Vec::new();
    for mount in ["/", "/repo/"] {
        let server = StaticServer::start(&site.folder(), mount);
        // Each page gets a new tab, because the icon of the previous one may be requested late.
        let mut page = browser.page();
        for path in site.pages.iter().filter(|path| *path != "404.html" && !site.is_redirect(path))
        {
            page.go(&server.url(path));
            let look = page.evaluate(LOOK);
            problems.extend(complaints(
                &mut page,
                &format!("{mount}{path}"),
                &look,
                &server.url(""),
            ));
        }
        // Some servers serve folders by their slash alone.
        page.go(&server.url("th/compassion/"));
        let look = page.evaluate(LOOK);
        problems.extend(complaints(&mut page, mount, &look, &server.url("")));
    }
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn a_wrong_address_at_any_depth_links_to_the_home_page() {
    let Some(browser) = Browser::shared() else { return };
    for mount in ["/", "/repo/"] {
        let site = BuiltSite::lessons(Some(&format!("https://example.org{mount}")));
        let server = StaticServer::start(&site.folder(), mount);
        let mut page = browser.page();
        for path in ["nothing", "en/nothing/here/at/all.html"] {
            assert_eq!(get(server.address(), &format!("{mount}{path}")).unwrap().0, 404);
            for language in ["vi", "nl", "th", "en"] {
                page.go(&server.url(path));
                assert_eq!(page.evaluate(LOOK)["styled"], true);
                page.take_log();
                page.follow(&format!("a[hreflang={language}]"));
                assert_eq!(page.address(), server.url(&format!("{language}/index.html")));
                let log = page.take_log();
                assert!(log.failed.is_empty() && log.complaints.is_empty(), "{log:?}");
            }
        }
    }
}
