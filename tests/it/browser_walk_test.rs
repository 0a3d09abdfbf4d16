//! Every page of this repository's own site, in a real browser: from disk, at the root of a host, and below a path of it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use crate::browser::{Browser, BuiltSite, Page, StaticServer, get, is_page};

/// Everything that the walk wants to know of a page, in one question.
const LOOK: &str = r#"(() => {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const wide = [];
  if (root.scrollWidth > root.clientWidth) {
    for (const element of document.querySelectorAll("body *")) {
      if (element.getBoundingClientRect().right > root.clientWidth + 0.5) wide.push(element.outerHTML.slice(0, 120));
    }
  }
  return {
    lang: root.lang,
    width: root.clientWidth,
    styled: style.getPropertyValue("--pb-paper") !== "" && style.backgroundColor !== "rgba(0, 0, 0, 0)"
      && getComputedStyle(document.body).marginTop === "0px",
    overflow: root.scrollWidth > root.clientWidth ? `${root.scrollWidth} ${wide.slice(0, 3).join(" | ")}` : "",
    pictures: Array.from(document.images).filter(image => image.loading !== "lazy" && image.naturalWidth === 0).map(image => image.src),
    ids: Array.from(document.querySelectorAll("[id]"), element => element.id),
    links: Array.from(document.querySelectorAll("a[href]"), link => link.href),
    scripts: Array.from(document.querySelectorAll("script[src]"), script => script.src),
  };
})()"#;

#[test]
fn from_disk_every_link_lands_on_a_page_that_is_whole() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::own(None);
    let root = site.file_url("");
    let mut page = browser.page();
    page.set_viewport(320, 640);

    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut fragments: Vec<(String, String, String)> = Vec::new();
    let mut languages: BTreeSet<String> = BTreeSet::new();
    let mut problems: Vec<String> = Vec::new();
    let mut queue = VecDeque::from([(format!("{root}index.html"), String::new())]);
    while let Some((address, from)) = queue.pop_front() {
        let Some(path) = address.strip_prefix(&root) else {
            problems.push(format!("{from} leads out of the site, to {address}"));
            continue;
        };
        if seen.contains_key(&address) {
            continue;
        }
        let file = site.folder().join(&*percent_encoding::percent_decode_str(path).decode_utf8_lossy());
        if !file.is_file() {
            problems.push(format!("{from} leads to {path}, which is not there"));
            continue;
        }
        if !is_page(path) {
            seen.insert(address, BTreeSet::new());
            continue;
        }
        page.go(&address);
        let look = page.evaluate(LOOK);
        problems.extend(complaints(&mut page, path, &look, &root));
        if look["width"] != 320 {
            problems.push(format!("{path} was looked at {} px wide", look["width"]));
        }
        if look["overflow"] != "" {
            problems.push(format!("{path} is too wide for a small phone: {}", look["overflow"]));
        }
        languages.extend(look["lang"].as_str().map(str::to_owned));
        for link in texts(&look["links"]) {
            let (target, fragment) = link.split_once('#').map_or((link, None), |(target, fragment)| (target, Some(fragment)));
            if target.starts_with("http") || target.starts_with("mailto:") {
                continue;
            }
            if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                let id = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy().into_owned();
                fragments.push((path.to_owned(), target.to_owned(), id));
            }
            queue.push_back((target.to_owned(), path.to_owned()));
        }
        seen.insert(address.clone(), texts(&look["ids"]).map(str::to_owned).collect());
    }
    for (path, target, id) in fragments {
        if !seen.get(&target).is_some_and(|ids| ids.contains(&id)) {
            problems.push(format!("{path} leads to {target}#{id}, which has no such place"));
        }
    }
    // The page for wrong addresses and those at old ones are all to which no link leads.
    for path in site.pages.iter().filter(|path| !seen.contains_key(&format!("{root}{path}"))) {
        if path != "404.html" && !is_redirect(&site, path) {
            problems.push(format!("no link leads to {path}"));
        }
    }
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(languages, ["en", "nl", "th", "vi"].map(str::to_owned).into());
}

#[test]
fn the_same_bytes_work_at_the_root_of_a_host_and_below_a_path() {
    let Some(browser) = Browser::shared() else { return };
    let site = BuiltSite::own(None);
    let mut problems: Vec<String> = Vec::new();
    for mount in ["/", "/repo/"] {
        let server = StaticServer::start(&site.folder(), mount);
        // A new page for each, since the last one's icon may come late.
        let mut page = browser.page();
        for path in site.pages.iter().filter(|path| *path != "404.html" && !is_redirect(&site, path)) {
            page.go(&server.url(path));
            let look = page.evaluate(LOOK);
            problems.extend(complaints(&mut page, &format!("{mount}{path}"), &look, &server.url("")));
        }
        // Folders are named by their slash alone where a server does that.
        page.go(&server.url("th/compassion/"));
        let look = page.evaluate(LOOK);
        problems.extend(complaints(&mut page, mount, &look, &server.url("")));
    }
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn a_wrong_address_at_any_depth_shows_the_way_home() {
    let Some(browser) = Browser::shared() else { return };
    for mount in ["/", "/repo/"] {
        let site = BuiltSite::own(Some(&format!("https://example.org{mount}")));
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

/// What is wrong with the page that was just opened, wherever it lies.
fn complaints(page: &mut Page, path: &str, look: &Value, root: &str) -> Vec<String> {
    let log = page.take_log();
    let mut problems = log.complaints;
    problems.extend(log.failed.iter().map(|request| format!("failed: {request}")));
    let outside = log.requests.iter().filter(|request| !request.starts_with(root) && !request.starts_with("data:"));
    problems.extend(outside.map(|request| format!("asks for {request}")));
    problems.extend(texts(&look["pictures"]).map(|picture| format!("does not show {picture}")));
    if log.requests.is_empty() {
        problems.push("asked for nothing".to_owned());
    }
    if look["styled"] != true {
        problems.push("has no style".to_owned());
    }
    problems.into_iter().map(|problem| format!("{path}: {problem}")).collect()
}

fn is_redirect(site: &BuiltSite, path: &str) -> bool {
    let text = fs_err::read_to_string(site.folder().join(path)).expect("every page is there");
    text.contains("http-equiv=\"refresh\"")
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}
