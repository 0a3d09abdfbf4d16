//! The number of elements that a drawing shows, with repetitions.
//!
//! In: the elements of a drawing. Out: success, or a refusal: with a part that shows another one
//! twice, which shows a third one twice, and so on, ten lines could keep a browser busy for hours.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use crate::text::phrase::Phrase;

/// The largest number of elements, each counted as often as it is shown.
const MAX_SHOWN: usize = 1_000_000;

/// The largest number of pairs of an element and a style rule with references.
const MAX_COMPARISONS: usize = 10_000_000;

/// Counts elements as often as they are shown.
pub(super) fn check(document: &Document<'_>) -> Result<(), Phrase> {
    let nodes: Vec<Node<'_, '_>> = document.descendants().collect();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (place, node) in nodes.iter().enumerate() {
        if let Some(id) = node.attribute("id") {
            by_id.entry(id).or_insert(place);
        }
    }
    let sheets: Vec<&str> = nodes
        .iter()
        .filter(|node| node.tag_name().name() == "style")
        .flat_map(|style| style.children().filter_map(|child| child.text()))
        .collect();
    let rules: Vec<StyleRule<'_>> = sheets.iter().flat_map(|sheet| style_rules(sheet)).collect();
    if rules.len() * nodes.len() > MAX_COMPARISONS {
        return Err(Phrase::new("svg-repetition").with("limit", MAX_SHOWN));
    }
    // A node shows its children, and the nodes that it or a style rule refers to.
    let shown = |place: usize| {
        let node = nodes[place];
        let children = node.children().map(|child| child.id().get_usize());
        let own =
            node.attributes().flat_map(|attribute| references(attribute.name(), attribute.value()));
        let classes = node.attribute("class").unwrap_or_default();
        let styled = rules
            .iter()
            .filter(|rule| node.is_element() && rule.may_match(classes))
            .flat_map(|rule| rule.ids.iter().copied());
        let ids = own.chain(styled).filter_map(|id| by_id.get(id).copied());
        children.chain(ids).collect::<Vec<usize>>()
    };
    let mut weights: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut open: Vec<(usize, Vec<usize>, usize)> = vec![(0, shown(0), 1)];
    let mut is_open = vec![false; nodes.len()];
    while let Some((place, rest, weight)) = open.last_mut() {
        is_open[*place] = true;
        match rest.pop() {
            // Browsers do not show an element within itself.
            Some(next) if is_open[next] => {}
            Some(next) => match weights[next] {
                Some(known) => *weight = weight.saturating_add(known),
                None => open.push((next, shown(next), 1)),
            },
            None => {
                let (place, weight) = (*place, *weight);
                if weight > MAX_SHOWN {
                    return Err(Phrase::new("svg-repetition").with("limit", MAX_SHOWN));
                }
                (weights[place], is_open[place]) = (Some(weight), false);
                open.pop();
                if let Some((_, _, around)) = open.last_mut() {
                    *around = around.saturating_add(weight);
                }
            }
        }
    }
    Ok(())
}

/// A style rule that refers to ids.
struct StyleRule<'a> {
    selector: &'a str,
    ids: Vec<&'a str>,
}

impl StyleRule<'_> {
    /// Whether it may apply to an element with these classes. A selector without a class is taken
    /// to apply to every element.
    fn may_match(&self, classes: &str) -> bool {
        self.selector.split(',').any(|selector| {
            let last = selector.trim().rsplit([' ', '>', '+', '~']).next().unwrap_or_default();
            let mut names = last
                .split('.')
                .skip(1)
                .map(|name| name.split([':', '[', '#']).next().unwrap_or_default());
            names.all(|name| classes.split_ascii_whitespace().any(|class| class == name))
        })
    }
}

/// Returns the rules of a style sheet that refer to ids.
fn style_rules(sheet: &str) -> impl Iterator<Item = StyleRule<'_>> {
    let rules = sheet.split('}').filter_map(|rule| rule.rsplit_once('{'));
    let rules = rules.map(|(selector, body)| {
        let selector = selector.rsplit_once('{').map_or(selector, |(_, selector)| selector);
        StyleRule { selector, ids: references("style", body).collect() }
    });
    rules.filter(|rule| !rule.ids.is_empty())
}

/// Returns the ids that an attribute refers to: `href="#a"`, `fill="url(#a)"`.
fn references<'a>(name: &str, value: &'a str) -> impl Iterator<Item = &'a str> {
    let whole = (name == "href").then(|| value.trim().strip_prefix('#')).flatten();
    let within = value.split('#').skip(1).filter(move |_| name != "href" && value.contains('('));
    let id = |rest: &'a str| rest.split([')', '"', '\'', ' ', ';']).next().unwrap_or_default();
    whole.into_iter().chain(within.map(id))
}
