//! A check of a page that was just opened.
//!
//! In: a page in the browser. Out: what is on it, and its defects, in whatever place of the site it
//! is.

use serde_json::Value;

use super::Page;

/// Everything that a walk over the site needs to know about a page, in one expression.
pub(crate) const LOOK: &str = r#"(() => {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const wide = [];
  if (root.scrollWidth > root.clientWidth) {
    for (const element of document.querySelectorAll("body *")) {
      if (element.getBoundingClientRect().right > root.clientWidth + 0.5)
        wide.push(element.outerHTML.slice(0, 120));
    }
  }
  return {
    lang: root.lang,
    width: root.clientWidth,
    styled: style.getPropertyValue("--pb-paper") !== "" &&
      style.backgroundColor !== "rgba(0, 0, 0, 0)"
      && getComputedStyle(document.body).marginTop === "0px",
    overflow: root.scrollWidth > root.clientWidth
      ? `${root.scrollWidth} ${wide.slice(0, 3).join(" | ")}` : "",
    pictures: Array.from(document.images)
      .filter(image => image.loading !== "lazy" && image.naturalWidth === 0)
      .map(image => image.src),
    ids: Array.from(document.querySelectorAll("[id]"), element => element.id),
    links: Array.from(document.querySelectorAll("a[href]"), link => link.href),
    scripts: Array.from(document.querySelectorAll("script[src]"), script => script.src),
  };
})()"#;

/// Returns the defects of the page that was just opened.
pub(crate) fn complaints(page: &mut Page, path: &str, look: &Value, root: &str) -> Vec<String> {
    let log = page.take_log();
    let mut problems = log.complaints;
    problems.extend(log.failed.iter().map(|request| format!("failed: {request}")));
    let outside = log
        .requests
        .iter()
        .filter(|request| !request.starts_with(root) && !request.starts_with("data:"));
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

/// Returns the texts in a list of the result.
pub(crate) fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}
