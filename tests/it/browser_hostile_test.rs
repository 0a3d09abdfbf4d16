//! What becomes of hostile sites, in Chromium, with the Content Security Policy taken out: nothing
//! runs and nothing is fetched from elsewhere, on the pages and in every other file opened by
//! itself.
//!
//! Sites with errors are looked at as well: they are not published, but `serve` shows them.
#![cfg(unix)]

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use polybook::config::SiteConfig;
use polybook::render::Content;
use polybook::{BuildOptions, load};
use serde_json::json;
use tempfile::TempDir;

use crate::browser::{Browser, Page, is_page};
use crate::hostile_corpus::{HOST, Input, MARK, sample};

/// What stays as it is in the path of an address.
const PATH: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

/// In bytes.
const LONGEST_NAME: usize = 255;

/// Every page has it; without its name it is none.
const POLICY: &str = "Content-Security-Policy";

/// Does to everything on a page what a reader could do, and gives the schemes to which it leads.
const PROVOKE: &str = r#"(async () => {
  const types = ["load", "error", "click", "mouseover", "focus", "focusin", "blur", "toggle", "begin"];
  const all = [...document.querySelectorAll("*")].slice(0, 3000);
  document.addEventListener("click", event => event.preventDefault(), true);
  for (const element of all) {
    if (element.closest("button, input, select, label, summary")) continue;
    for (const type of types) element.dispatchEvent(new Event(type, { cancelable: true }));
  }
  const root = document.documentElement;
  if (root?.setCurrentTime) root.setCurrentTime(5);
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  await new Promise(done => setTimeout(done, 5));
  const addresses = all.flatMap(element => [element.href, element.src, element.action, element.formAction]);
  const texts = addresses.map(address => address?.baseVal ?? address).filter(address => typeof address === "string");
  return [...new Set(texts.filter(address => address.includes(":")).map(address => new URL(address, "x:").protocol))];
})()"#;

const SCHEMES: [&str; 6] = ["file:", "http:", "https:", "mailto:", "tel:", "data:"];

#[test]
fn nothing_of_a_hostile_site_runs_or_fetches_anything_without_the_policy() {
    let Some(browser) = Browser::shared() else { return };
    let folder = TempDir::new().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let mut page = browser.page();
    page.forbid(&["http://*", "https://*"]);
    assert_canary(&mut page, &folder);

    let mut reader = Reader { page, folder, seen: HashSet::new() };
    // What is the same on every site is looked at once.
    let mut wrong = reader.read(&Input::new("nothing wrong"));
    let common = reader.seen.len();
    for input in sample().iter().filter(|input| !input.name.starts_with("lengths/")) {
        wrong.extend(reader.read(input));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(common > 15 && reader.seen.len() > 5 * common, "{common} of {}", reader.seen.len());
}

/// What runs and what is fetched is seen.
fn assert_canary(page: &mut Page, folder: &Path) {
    let file = folder.join("canary.html");
    let text = format!(
        "<img src={HOST}/x.png onerror=console.warn(/{MARK}/.source)><a href=javascript:x>x</a>"
    );
    fs_err::write(&file, text).unwrap();
    let seen = provoke(page, &file).join(" ");
    assert!(seen.contains(MARK) && seen.contains(HOST) && seen.contains("javascript:"), "{seen}");
}

struct Reader {
    page: Page,
    folder: PathBuf,
    /// Every file that was opened, by its bytes.
    seen: HashSet<Vec<u8>>,
}

impl Reader {
    /// Opens every file of a site that no other site had. What went wrong is given back.
    fn read(&mut self, input: &Input) -> Vec<String> {
        let site = self.folder.join("site");
        let _ = fs_err::remove_dir_all(&site);
        let mut fresh = Vec::new();
        for (path, bytes) in published(input) {
            // No system takes such a name, so that it stays an error.
            if path.split('/').any(|part| part.len() > LONGEST_NAME) {
                continue;
            }
            assert!(path.split('/').all(|part| part != ".."), "{}: {path}", input.name);
            let file = site.join(&path);
            fs_err::create_dir_all(file.parent().unwrap()).unwrap();
            fs_err::write(&file, &bytes).unwrap();
            if self.seen.insert(bytes) {
                fresh.push((path, file));
            }
        }
        let mut wrong = Vec::new();
        for (path, file) in fresh {
            for problem in provoke(&mut self.page, &file) {
                wrong.push(format!("{}: {path}: {problem}", input.name));
            }
        }
        wrong
    }
}

/// Every file of a site, without the policy in its pages. Nothing where the folder cannot be read.
fn published(input: &Input) -> Vec<(String, Vec<u8>)> {
    let planted = input.planted_site();
    let Ok(file) = load::config_file(&planted.root()) else { return Vec::new() };
    let (config, _) = SiteConfig::parse(&file);
    let Ok(loaded) = load::sources(&planted.root(), &config) else { return Vec::new() };
    let build = polybook::build(loaded, &BuildOptions::default(), None);
    let content = |path: &str| match build.site.render(path)? {
        Ok(Content::Bytes(bytes)) => Some(bytes.to_vec()),
        Ok(Content::Page(bytes)) => Some(bytes),
        Ok(Content::Copy(content)) => load::asset_bytes(&content).ok().map(|bytes| bytes.to_vec()),
        // A template that does not work shows nothing.
        Err(_) => None,
    };
    let paths = build.site.paths().map(str::to_owned);
    let files: Vec<(String, Vec<u8>)> =
        paths.filter_map(|path| Some((path.clone(), content(&path)?))).collect();
    // A template of the site's own may lack it.
    let has_policy = |(path, bytes): &(String, Vec<u8>)| !is_page(path) || contains_policy(bytes);
    assert!(
        input.name.starts_with("themes/") || files.iter().all(has_policy),
        "{} has no policy",
        input.name
    );
    files.into_iter().map(|(path, bytes)| (path.clone(), without_policy(&path, bytes))).collect()
}

fn contains_policy(page: &[u8]) -> bool {
    String::from_utf8_lossy(page).contains(POLICY)
}

fn without_policy(path: &str, bytes: Vec<u8>) -> Vec<u8> {
    if !is_page(path) {
        return bytes;
    }
    let text = String::from_utf8(bytes).unwrap().replace(POLICY, "x-none");
    // Where an old address leads on, it is looked at instead. That way may only lead to another
    // file.
    let Some((start, rest)) = text.split_once("http-equiv=\"refresh\" content=\"0; url=") else {
        return text.into_bytes();
    };
    let target = rest.split('"').next().unwrap();
    assert!(!target.contains(':') && !target.starts_with(['/', '\\']), "{path} leads to {target}");
    format!("{start}name=\"x-none\" content=\"{rest}").into_bytes()
}

/// Opens a file and does to everything on it what a reader could do. What ran or was fetched is
/// given back.
fn provoke(page: &mut Page, file: &Path) -> Vec<String> {
    let address = format!("file://{}", utf8_percent_encode(file.to_str().unwrap(), &PATH));
    page.take_log();
    // What the browser saves instead of showing it runs nowhere.
    if page.try_go(&address).is_err() {
        page.go("about:blank");
        return Vec::new();
    }
    let schemes = page.evaluate(PROVOKE);
    let log = page.take_log();
    let is_own = |request: &String| {
        ["file:", "data:", "blob:"].iter().any(|scheme| request.starts_with(scheme))
    };
    let requests = log.requests.into_iter().filter(|request| !is_own(request));
    let is_run =
        |complaint: &String| complaint.contains(MARK) || complaint.starts_with("exception");
    let runs = log.complaints.into_iter().filter(is_run);
    let schemes = schemes.as_array().into_iter().flatten();
    let leads = schemes
        .filter(|scheme| !SCHEMES.map(|known| json!(known)).contains(scheme))
        .map(ToString::to_string);
    requests.chain(runs).chain(leads).collect()
}
