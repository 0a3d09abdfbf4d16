//! GitHub's rendering of Markdown: random texts through polybook and GitHub's parser, compared as
//! trees.

mod grammar;
mod parsers;
mod tree;

/// Returns how polybook's tree and another differ, if they do.
fn difference(ours: &[String], theirs: &[String]) -> Option<String> {
    let place = ours.iter().zip(theirs).position(|(ours, theirs)| ours != theirs);
    let place = place.or((ours.len() != theirs.len()).then(|| ours.len().min(theirs.len())))?;
    let part = |lines: &[String]| {
        let end = lines.len().min(place + 8);
        lines[place.saturating_sub(6).min(end)..end].concat()
    };
    Some(format!("polybook: {}\nGitHub:   {}", part(ours), part(theirs)))
}

/// Whether a text has the box of a task in an item that does not begin its line. GitHub's parser
/// takes such a box for text.
fn has_box_inside_line(text: &str) -> bool {
    text.lines().any(|line| {
        let item = line.trim_start_matches(' ');
        let mark = item.find(' ').unwrap_or(0);
        let is_item = mark > 0 && item[..mark].bytes().all(|byte| byte.is_ascii_digit() || b"-+*.)".contains(&byte));
        let rest = if is_item { item[mark..].trim_start() } else { item };
        let has_box = |text: &str| ["[ ]", "[x]", "[X]"].iter().any(|mark| text.contains(mark));
        (is_item && !rest.starts_with('[') || item.starts_with('>')) && has_box(rest)
    })
}

/// Whether a text has an empty box and a ticked one in a line. GitHub's parser ticks the first.
fn has_two_boxes_in_line(text: &str) -> bool {
    text.lines().any(|line| line.contains("[ ]") && (line.contains("[x]") || line.contains("[X]")))
}

/// Whether a text may have a reference to a footnote in the description of a picture.
fn has_note_in_picture(text: &str) -> bool {
    text.lines().any(|line| line.split("![").skip(1).any(|rest| rest.contains("[^")))
}

/// Compares texts with the trees of another parser.
fn compare(texts: &[String], theirs: &[String]) -> (usize, Vec<String>) {
    let mut refused = 0;
    let mut differing = Vec::new();
    for (number, (text, theirs)) in texts.iter().zip(theirs).enumerate() {
        let Some(ours) = parsers::polybook(text) else {
            refused += 1;
            continue;
        };
        let theirs = theirs.strip_prefix("<h1>T</h1>\n").unwrap_or(theirs);
        if let Some(difference) = difference(&tree::of(&ours), &tree::of(theirs)) {
            differing.push(format!("-- {number}\n{text:?}\n{difference}\n"));
        }
    }
    (refused, differing)
}

#[test]
fn scratch() {
    let count: u64 = std::env::var("N").map_or(300, |count| count.parse().unwrap());
    let seed: u64 = std::env::var("SEED").map_or(1, |count| count.parse().unwrap());
    let python = std::env::var("CMARKGFM_PYTHON").unwrap_or_default();
    let texts: Vec<String> = (0..count)
        .map(|n| grammar::text(seed * 1_000_000 + n, python.is_empty()))
        .filter(|text| !has_box_inside_line(text) && !has_two_boxes_in_line(text) && !has_note_in_picture(text))
        .collect();
    let theirs: Vec<String> = if python.is_empty() {
        texts.iter().map(|text| parsers::comrak(text)).collect()
    } else {
        parsers::cmark_gfm(&python, &texts)
    };
    let (refused, differing) = compare(&texts, &theirs);
    for d in differing.iter().take(std::env::var("SHOW").map_or(10, |n| n.parse().unwrap())) {
        println!("{d}");
    }
    println!("{} texts, {refused} refused, {} differ", texts.len(), differing.len());
}
