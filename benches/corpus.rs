//! A deterministic corpus of lessons, so that a build can be timed on work like the real one.
//!
//! In: the number of lessons. Out: the sources of a whole site in four languages, as pairs of a
//! path relative to the site's root and the file's text. The same number always gives the same
//! bytes, and the text of a lesson depends on its own index only: the number of lessons decides
//! nothing but which lessons its links lead to. Sentences come from few patterns, but asides
//! between them have words from common to rare ([`words`]), so that lessons can be told apart by
//! what they say.

pub(crate) mod words;

use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// The languages of the corpus, in the order of the switcher.
pub(crate) const LANGUAGES: [&str; 4] = ["vi", "nl", "th", "en"];

/// The topics: id, and accent colours for the light and the dark page (each at least 4.5:1 on its
/// ground).
const TOPICS: [(&str, &str, &str); 4] = [
    ("compassion", "#a6452a", "#e8957a"),
    ("empowerment", "#0f5f63", "#5fbcbd"),
    ("concierge", "#743a68", "#d79acb"),
    ("celebration", "#8a5a00", "#f0b43c"),
];

/// The levels of the seven headings: one sequence per lesson, the same in its four languages.
const OUTLINES: [[usize; 7]; 3] =
    [[2, 3, 3, 2, 2, 3, 2], [2, 2, 3, 2, 3, 2, 2], [2, 2, 3, 3, 2, 3, 2]];

/// How the three columns of a table are aligned, in the four layouts that occur.
const ALIGNMENTS: [&str; 4] = [
    "| :--- | :---: | ---: |",
    "| :--- | ---: | :---: |",
    "| ---: | :--- | :---: |",
    "| :---: | :--- | ---: |",
];

/// Yields every file of a site with that many lessons: its path relative to the site's root, and
/// its text.
pub(crate) fn files(lesson_count: usize) -> impl Iterator<Item = (String, String)> {
    let shared = Shared::new();
    let site = site_files(&shared);
    site.into_iter()
        .chain((0..lesson_count).flat_map(move |index| lesson_files(&shared, index, lesson_count)))
}

/// Writes every file of a site with that many lessons under `root`, which is created where it is
/// missing.
pub(crate) fn write_to(root: &Path, lesson_count: usize) -> io::Result<()> {
    for (path, text) in files(lesson_count) {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs_err::create_dir_all(folder)?;
        }
        fs_err::write(path, text)?;
    }
    Ok(())
}

/// `book.toml`, the names of the tags, the home pages and the topics.
fn site_files(shared: &Shared) -> Vec<(String, String)> {
    let mut book =
        String::from("[book]\ntitle = \"Service with Heart, at Length\"\nlanguage = \"en\"\n\n");
    for (tag, vocabulary) in LANGUAGES.iter().zip(&shared.vocabularies) {
        let [name, title, ..] = vocabulary.site[..] else {
            unreachable!("every language names the site")
        };
        let _ = writeln!(book, "[languages.{tag}]\nname = \"{name}\"\ntitle = \"{title}\"\n");
    }
    book.push_str("[output.html]\nsite-url = \"https://example.org/bench/\"\n");

    let mut tags = String::new();
    for (index, id) in shared.tags.iter().enumerate() {
        let _ = writeln!(tags, "[{id}]");
        for (language, vocabulary) in LANGUAGES.iter().zip(&shared.vocabularies) {
            let _ = writeln!(tags, "{language} = \"{}\"", vocabulary.tags[index]);
        }
        tags.push('\n');
    }

    let mut files = vec![("book.toml".to_owned(), book), ("content/tags.toml".to_owned(), tags)];
    for (language, vocabulary) in LANGUAGES.iter().zip(&shared.vocabularies) {
        let mut random = Random::new(&[1, u64::from(language.as_bytes()[0])]);
        let mut home =
            format!("# {}\n\n{}\n\n", vocabulary.site[1], vocabulary.paragraph(40, &mut random));
        for ((topic, ..), name) in TOPICS.iter().zip(&vocabulary.topics) {
            let _ = writeln!(home, "- [{name}]({topic}/{language}.md)");
        }
        let _ = writeln!(home, "\n{}", vocabulary.paragraph(50, &mut random));
        files.push((format!("content/{language}.md"), home));
    }
    for (index, (topic, light, dark)) in TOPICS.iter().enumerate() {
        let source = LANGUAGES[index];
        let order = 10 * (index + 1);
        let facts = format!(
            "source = \"{source}\"\norder = {order}\naccent = {{ light = \"{light}\", dark = \"{dark}\" }}\n"
        );
        files.push((format!("content/{topic}/topic.toml"), facts));
        for (language, vocabulary) in LANGUAGES.iter().zip(&shared.vocabularies) {
            let mut random = Random::new(&[2, index as u64, u64::from(language.as_bytes()[0])]);
            let name = vocabulary.topics[index];
            let (summary, rest) =
                (vocabulary.paragraph(25, &mut random), vocabulary.paragraph(60, &mut random));
            files.push((
                format!("content/{topic}/{language}.md"),
                format!("# {name}\n\n{summary}\n\n{rest}\n"),
            ));
        }
    }
    files
}

/// `lesson.toml` and the lesson's text in every language.
fn lesson_files(shared: &Shared, index: usize, lesson_count: usize) -> Vec<(String, String)> {
    let plan = Plan::new(shared, index);
    let folder = format!("content/{}/{}", plan.topic, plan.id);
    let targets = targets(&plan, lesson_count).map(|target| Plan::new(shared, target));
    let mut files = vec![(format!("{folder}/lesson.toml"), plan.facts(shared, &targets))];
    for (number, language) in LANGUAGES.iter().enumerate() {
        let text = Writer {
            plan: &plan,
            targets: &targets,
            language,
            vocabulary: &shared.vocabularies[number],
        }
        .lesson(number);
        files.push((format!("{folder}/{language}.md"), text));
    }
    files
}

/// The lessons that a lesson links to: all different and none the lesson itself, unless there are
/// too few for that.
fn targets(plan: &Plan, lesson_count: usize) -> [usize; 5] {
    let mut targets = [usize::MAX; 5];
    for position in 0..targets.len() {
        let mut target = plan.targets[position] % lesson_count;
        while lesson_count > targets.len() && (target == plan.index || targets.contains(&target)) {
            target = (target + 1) % lesson_count;
        }
        targets[position] = target;
    }
    targets
}

/// What a lesson is in every language: its place, its outline, its facts and the lessons it links
/// to.
struct Plan {
    index: usize,
    topic: &'static str,
    id: String,
    subject: usize,
    place: usize,
    moment: usize,
    /// Level and heading, in order; `pins` has the pinned ids, of which the first heading always
    /// has one.
    outline: [(usize, usize); 7],
    pins: [Option<&'static str>; 7],
    questions: [usize; 2],
    alignment: &'static str,
    tags: [usize; 3],
    /// Indices of the lessons it links to, to be taken modulo the number of lessons.
    targets: [usize; 5],
    related: bool,
    published: String,
}

impl Plan {
    fn new(shared: &Shared, index: usize) -> Self {
        let mut random = Random::new(&[3, index as u64]);
        let count = shared.subjects.len();
        // Subject, place and moment together are a number in base 24 with its digits mixed, hence
        // unique titles.
        let subject = index % count;
        let place = (index / count + 5 * subject) % count;
        let moment = (index / (count * count) + 7 * place + subject) % count;
        let levels = OUTLINES[random.below(OUTLINES.len())];
        let headings: [usize; 7] = random.distinct(shared.headings.len());
        let mut pins = [None; 7];
        for (position, pin) in pins.iter_mut().enumerate() {
            if position == 0 || random.below(3) == 0 {
                *pin = Some(shared.headings[headings[position]]);
            }
        }
        // Two neighbours and three lessons from anywhere, all at different distances, so that they
        // differ in a large corpus.
        let near: [usize; 2] = random.distinct(12);
        let far: [usize; 3] = random.distinct(9_000);
        let targets = [near[0] + 1, far[0] + 20, near[1] + 1, far[1] + 20, far[2] + 20]
            .map(|distance| index + distance);
        Self {
            index,
            topic: TOPICS[index % TOPICS.len()].0,
            id: format!("{}-{:04}", shared.subjects[subject], index + 1),
            subject,
            place,
            moment,
            outline: std::array::from_fn(|position| (levels[position], headings[position])),
            pins,
            questions: random.distinct(shared.questions.len()),
            alignment: ALIGNMENTS[random.below(ALIGNMENTS.len())],
            tags: random.distinct(shared.tags.len()),
            targets,
            related: random.below(4) == 0,
            published: format!(
                "{}-{:02}-{:02}",
                2020 + random.below(6),
                1 + random.below(12),
                1 + random.below(28)
            ),
        }
    }

    fn facts(&self, shared: &Shared, targets: &[Self; 5]) -> String {
        let source = LANGUAGES[self.index / TOPICS.len() % LANGUAGES.len()];
        let order = 10 * (self.index / TOPICS.len() + 1);
        let [first, second, third] = self.tags.map(|tag| shared.tags[tag]);
        let mut facts = format!(
            "source = \"{source}\"\norder = {order}\ntags = [\"{first}\", \"{second}\", \"{third}\"]\n"
        );
        if self.related && targets[1].index != self.index {
            let _ = writeln!(facts, "related = [\"{}/{}\"]", targets[1].topic, targets[1].id);
        }
        let _ = writeln!(facts, "published = {}", self.published);
        facts
    }

    fn scene(&self, vocabulary: &Vocabulary) -> String {
        [
            vocabulary.subjects[self.subject],
            vocabulary.places[self.place],
            vocabulary.moments[self.moment],
        ]
        .join(vocabulary.gap)
    }

    fn title(&self, vocabulary: &Vocabulary) -> String {
        let mut title = capitalised(&self.scene(vocabulary));
        let round = self.index / vocabulary.subjects.len().pow(3);
        if round > 0 {
            let _ = write!(title, " ({})", round + 1);
        }
        title
    }
}

/// Writes one lesson in one language.
struct Writer<'corpus> {
    plan: &'corpus Plan,
    targets: &'corpus [Plan; 5],
    language: &'static str,
    vocabulary: &'corpus Vocabulary,
}

impl Writer<'_> {
    fn lesson(&self, number: usize) -> String {
        let vocabulary = self.vocabulary;
        let random = &mut Random::new(&[4, self.plan.index as u64, number as u64]);
        let mut text = String::with_capacity(16 * 1024);
        // The scene is the title in running text: no two lessons have the same summary.
        let scene = self.plan.scene(vocabulary);
        let about = [vocabulary.labels[2], &scene].join(vocabulary.gap) + vocabulary.labels[3];
        let _ = writeln!(
            text,
            "# {}\n\n{about} {}\n",
            self.plan.title(vocabulary),
            vocabulary.paragraph(22, random)
        );

        self.heading(0, &mut text);
        let _ = writeln!(text, "{}[^1]\n", vocabulary.paragraph(62, random));
        let _ = writeln!(
            text,
            "{} {}\n",
            vocabulary.paragraph(50, random),
            self.link_sentence(0, false, random)
        );
        self.heading(1, &mut text);
        let _ = writeln!(
            text,
            "{}\n\n> {}\n",
            vocabulary.paragraph(50, random),
            vocabulary.paragraph(20, random)
        );
        self.heading(2, &mut text);
        let _ = writeln!(text, "{}\n", vocabulary.paragraph(28, random));
        self.nested_list(&mut text, random);
        self.heading(3, &mut text);
        let _ = writeln!(
            text,
            "{} {}\n",
            vocabulary.paragraph(28, random),
            self.link_sentence(1, true, random)
        );
        self.table(&mut text, random);
        self.heading(4, &mut text);
        let _ = writeln!(
            text,
            "{}[^2] {}\n",
            vocabulary.paragraph(44, random),
            self.code_sentence(random)
        );
        let _ = writeln!(text, "> [!TIP]\n> {}\n", vocabulary.paragraph(14, random));
        self.details(&mut text, random);
        self.heading(5, &mut text);
        let _ = writeln!(
            text,
            "{} {}\n",
            vocabulary.paragraph(50, random),
            self.link_sentence(2, false, random)
        );
        self.details(&mut text, random);
        self.quiz(&mut text, random);
        self.heading(6, &mut text);
        let address = format!("https://example.org/handbook/{}", self.plan.id);
        let _ = writeln!(
            text,
            "{} {} {address}\n",
            vocabulary.paragraph(28, random),
            vocabulary.labels[0]
        );
        for position in [3, 4] {
            let _ = writeln!(
                text,
                "- [{}]({})",
                self.targets[position].title(vocabulary),
                self.destination(position)
            );
        }
        let (first, second) = (vocabulary.sentence(random), vocabulary.sentence(random));
        let _ = writeln!(text, "\n[^1]: {first}\n[^2]: {second}");
        text
    }

    fn heading(&self, position: usize, text: &mut String) {
        let (level, heading) = self.plan.outline[position];
        let _ = write!(text, "{} {}", &"###"[..level], self.vocabulary.headings[heading]);
        if let Some(pin) = self.plan.pins[position] {
            let _ = write!(text, " <a id=\"{pin}\"></a>");
        }
        text.push_str("\n\n");
    }

    fn destination(&self, position: usize) -> String {
        let target = &self.targets[position];
        if target.topic == self.plan.topic {
            format!("../{}/{}.md", target.id, self.language)
        } else {
            format!("../../{}/{}/{}.md", target.topic, target.id, self.language)
        }
    }

    /// A sentence with a link to another lesson, or to the pinned first heading of one.
    fn link_sentence(&self, position: usize, with_fragment: bool, random: &mut Random) -> String {
        let target = &self.targets[position];
        let label = self.vocabulary.subjects[target.subject];
        let mut destination = self.destination(position);
        if let Some(pin) = target.pins[0].filter(|_| with_fragment) {
            let _ = write!(destination, "#{pin}");
        }
        let sentence = self.vocabulary.fill(random.pick(&self.vocabulary.links), random);
        sentence.replace("{link}", &format!("[{label}]({destination})"))
    }

    fn code_sentence(&self, random: &mut Random) -> String {
        let code = format!("`CASE-{:04}`", random.below(10_000));
        self.vocabulary.fill(random.pick(&self.vocabulary.codes), random).replace("{code}", &code)
    }

    fn nested_list(&self, text: &mut String, random: &mut Random) {
        for item in random.distinct::<3>(self.vocabulary.infinitives.len()) {
            let _ = writeln!(text, "- **{}**", capitalised(self.vocabulary.infinitives[item]));
            for object in random.distinct::<2>(self.vocabulary.objects.len()) {
                let _ = writeln!(text, "  - {}", capitalised(self.vocabulary.objects[object]));
            }
        }
        text.push('\n');
    }

    fn table(&self, text: &mut String, random: &mut Random) {
        let [first, second, third] = self.vocabulary.columns[..3] else {
            unreachable!("a table has three columns")
        };
        let _ = writeln!(text, "| {first} | {second} | {third} |\n{}", self.plan.alignment);
        let moments: [usize; 4] = random.distinct(self.vocabulary.moments.len());
        for moment in moments {
            let moment = capitalised(self.vocabulary.moments[moment]);
            let (object, adjective) = (
                self.vocabulary.fill("{object}", random),
                random.pick(&self.vocabulary.adjectives),
            );
            let _ = writeln!(text, "| {moment} | {object} | {adjective} |");
        }
        text.push('\n');
    }

    fn details(&self, text: &mut String, random: &mut Random) {
        let summary = self.vocabulary.fill(random.pick(&self.vocabulary.details), random);
        let body = self.vocabulary.paragraph(28, random);
        let _ = writeln!(text, "<details>\n<summary>{summary}</summary>\n\n{body}\n\n</details>\n");
    }

    fn quiz(&self, text: &mut String, random: &mut Random) {
        let _ = writeln!(text, "<!-- quiz -->\n\n## {}\n", self.vocabulary.labels[1]);
        for question in self.plan.questions {
            let (id, heading) = (QUESTIONS[question], self.vocabulary.questions[question]);
            let _ = writeln!(text, "<!-- q: {id} -->\n\n### {heading}\n");
            // The same in every language.
            let right = (self.plan.index + question) % 3;
            for (position, option) in
                random.distinct::<3>(self.vocabulary.infinitives.len()).into_iter().enumerate()
            {
                let tick = if position == right { 'x' } else { ' ' };
                let _ = writeln!(
                    text,
                    "- [{tick}] {}",
                    capitalised(self.vocabulary.infinitives[option])
                );
                let _ = writeln!(text, "  > {}", self.vocabulary.sentence(random));
            }
            text.push('\n');
        }
    }
}

/// The ids that lessons of all languages share, and the words of each language.
struct Shared {
    subjects: Vec<&'static str>,
    headings: Vec<&'static str>,
    questions: Vec<&'static str>,
    tags: Vec<&'static str>,
    vocabularies: [Vocabulary; 4],
}

impl Shared {
    fn new() -> Self {
        let vocabularies = std::array::from_fn(Vocabulary::new);
        let list = |name| section(IDS, name);
        let shared = Self {
            subjects: list("subjects"),
            headings: list("headings"),
            questions: QUESTIONS.to_vec(),
            tags: list("tags"),
            vocabularies,
        };
        for vocabulary in &shared.vocabularies {
            let lengths = [
                &vocabulary.subjects,
                &vocabulary.places,
                &vocabulary.moments,
                &vocabulary.headings,
                &vocabulary.tags,
            ];
            assert_eq!(
                lengths.map(Vec::len),
                [24; 5],
                "the lists that all languages share have 24 entries"
            );
            assert_eq!(
                vocabulary.questions.len(),
                shared.questions.len(),
                "every question is asked in every language"
            );
        }
        shared
    }
}

/// The words and sentence patterns of one language.
struct Vocabulary {
    /// What stands between words: nothing in Thai.
    gap: &'static str,
    /// The language's name and the site's title.
    site: Vec<&'static str>,
    topics: Vec<&'static str>,
    /// Before the address of the handbook; the quiz's heading; before and after the scene in a
    /// summary.
    labels: Vec<&'static str>,
    columns: Vec<&'static str>,
    subjects: Vec<&'static str>,
    places: Vec<&'static str>,
    moments: Vec<&'static str>,
    headings: Vec<&'static str>,
    tags: Vec<&'static str>,
    questions: Vec<&'static str>,
    details: Vec<&'static str>,
    links: Vec<&'static str>,
    codes: Vec<&'static str>,
    sentences: Vec<&'static str>,
    people: Vec<&'static str>,
    verbs: Vec<&'static str>,
    infinitives: Vec<&'static str>,
    clauses: Vec<&'static str>,
    objects: Vec<&'static str>,
    adjectives: Vec<&'static str>,
    /// What asides are made of, from common to rare.
    rare: Vec<&'static str>,
}

impl Vocabulary {
    fn new(number: usize) -> Self {
        let words = [VIETNAMESE, DUTCH, THAI, ENGLISH][number];
        let list = |name| section(words, name);
        Self {
            gap: if words == THAI { "" } else { " " },
            site: list("site"),
            topics: list("topics"),
            labels: list("labels"),
            columns: list("columns"),
            subjects: list("subjects"),
            places: list("places"),
            moments: list("moments"),
            headings: list("headings"),
            tags: list("tags"),
            questions: list("questions"),
            details: list("details"),
            links: list("links"),
            codes: list("codes"),
            sentences: list("sentences"),
            people: list("people"),
            verbs: list("verbs"),
            infinitives: list("infinitives"),
            clauses: list("clauses"),
            objects: list("objects"),
            adjectives: list("adjectives"),
            rare: words::of(number),
        }
    }

    /// Sentences until there are about `words` words; the patterns take turns, so that neighbours
    /// differ.
    fn paragraph(&self, words: usize, random: &mut Random) -> String {
        let first = random.below(self.sentences.len());
        let stride = 1 + 2 * random.below(3);
        let mut paragraph = String::with_capacity(words * 12);
        for turn in 0.. {
            let pattern = self.sentences[(first + turn * stride) % self.sentences.len()];
            paragraph.push_str(&self.fill(pattern, random));
            if self.words(&paragraph) + 5 >= words {
                break;
            }
            paragraph.push(' ');
            if turn % 2 == 1 {
                paragraph.push_str(&self.aside(random));
                paragraph.push(' ');
            }
        }
        paragraph
    }

    /// Three words that follow from nothing.
    fn aside(&self, random: &mut Random) -> String {
        let words: [&str; 3] = std::array::from_fn(|_| self.rare[random.rank(self.rare.len())]);
        let end = if self.gap.is_empty() { "" } else { "." };
        capitalised(&words.join(self.gap)) + end
    }

    fn sentence(&self, random: &mut Random) -> String {
        self.fill(random.pick(&self.sentences), random)
    }

    /// How many words a text has; Thai, which has no spaces between them, counts five letters and
    /// marks as one.
    fn words(&self, text: &str) -> usize {
        if self.gap.is_empty() { text.chars().count() / 5 } else { text.split(' ').count() }
    }

    /// Puts words into the slots of a pattern. A slot of another kind stays, for the caller to
    /// fill.
    fn fill(&self, pattern: &str, random: &mut Random) -> String {
        let mut text = String::with_capacity(pattern.len() + 160);
        let mut remains_of_verb = "";
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((slot, after)) = after.split_once('}') else { break };
            rest = after;
            let list = match slot {
                "person" => &self.people,
                "verb" => &self.verbs,
                "infinitive" => &self.infinitives,
                "clause" => &self.clauses,
                "object" => &self.objects,
                "adjective" => &self.adjectives,
                "place" => &self.places,
                "moment" => &self.moments,
                "subject" => &self.subjects,
                "rest" => {
                    text.push_str(remains_of_verb);
                    continue;
                }
                _ => {
                    let _ = write!(text, "{{{slot}}}");
                    continue;
                }
            };
            let mut words = random.pick(list);
            while text.contains(words) {
                words = random.pick(list);
            }
            // In Dutch the finite verb and what belongs to it part ways: “_” is where.
            let (word, remains) = words.split_once('_').unwrap_or((words, ""));
            if slot == "verb" {
                remains_of_verb = remains;
            }
            text.push_str(word);
        }
        text.push_str(rest);
        capitalised(&text)
    }
}

/// The entries of one list: a paragraph that starts with the list's name and a colon, entries
/// parted by `|`.
fn section(words: &'static str, name: &str) -> Vec<&'static str> {
    let body = words
        .split("\n\n")
        .find_map(|paragraph| paragraph.trim().strip_prefix(name)?.strip_prefix(':'));
    let entries: Vec<&str> = body.unwrap_or_default().split('|').map(str::trim).collect();
    assert!(
        entries.iter().all(|entry| !entry.is_empty()),
        "the list “{name}” is missing, or has an empty entry"
    );
    entries
}

/// The text with its first letter, after any asterisks, in upper case.
fn capitalised(text: &str) -> String {
    let start = text.len() - text.trim_start_matches('*').len();
    let mut characters = text[start..].chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    text[..start].chars().chain(first).chain(characters).collect()
}

/// Splitmix64: small, fast, and the same on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seeds: &[u64]) -> Self {
        seeds
            .iter()
            .fold(Self(0x706f_6c79_626f_6f6b), |mut random, seed| Self(random.next() ^ seed))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % bound
    }

    /// A number below `bound`, small ones more often, as the words of a language are: as often
    /// between 1 and 2 as between 100 and 200.
    fn rank(&mut self, bound: usize) -> usize {
        let octaves = bound.ilog2() + 1;
        let octave = self.below(octaves as usize);
        let first = (1 << octave) - 1;
        first + self.below((1 << octave).min(bound - first))
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// `COUNT` different numbers below `bound`.
    fn distinct<const COUNT: usize>(&mut self, bound: usize) -> [usize; COUNT] {
        let mut numbers = [usize::MAX; COUNT];
        for position in 0..COUNT {
            let mut number = self.below(bound);
            while numbers.contains(&number) {
                number = self.below(bound);
            }
            numbers[position] = number;
        }
        numbers
    }
}

/// The ids of the quiz questions.
const QUESTIONS: [&str; 8] = [
    "first-words",
    "next-step",
    "long-queue",
    "angry-caller",
    "own-mistake",
    "quiet-guest",
    "end-of-shift",
    "new-colleague",
];

/// Ids in the order of the words of each language; the subjects take turns over the four topics.
const IDS: &str = "
subjects: patient-ear | own-decision | warm-welcome | small-surprise | sincere-apology | quick-repair | good-tip |
shared-thanks | quiet-comfort | brave-question | remembered-name | birthday-cake | lost-suitcase | clear-promise |
hand-drawn-map | first-anniversary | worried-mother | free-hand | late-dinner | team-applause | hard-goodbye |
honest-mistake | borrowed-umbrella | handwritten-card

headings: the-story | what-happened | why-it-matters | words-to-use | first-minute | listen-first | small-steps |
common-mistakes | what-helps | behind-the-counter | second-look | when-it-is-busy | side-of-the-guest |
side-of-the-team | what-you-may-decide | asking-for-help | saying-no | following-up | signals-to-notice | in-writing |
on-the-phone | after-the-shift | practise-together | going-further

tags: empathy | listening | policy | complaints | recovery | welcome | farewell | telephone | teamwork | leadership |
hotel | hospital | airline | restaurant | shop | language | memory | surprise | gratitude | patience | trust | safety |
families | time
";

/// English words.
const ENGLISH: &str = "
site: English | Service with Heart, at Length

topics: Compassion | Empowerment | Concierge | Celebration

labels: The full handbook is at | Check yourself | This lesson is about | .

columns: When | What to bring | How it feels

subjects: a patient ear | a decision of your own | a warm welcome | a small surprise | a sincere apology |
a quick repair | a good tip | a shared thank-you | a moment of quiet comfort | a brave question | a remembered name |
a birthday cake | a lost suitcase | a clear promise | a hand-drawn map | a first anniversary | a worried mother |
a free hand | a late dinner | an applause for the team | a hard goodbye | an honest mistake | a borrowed umbrella |
a handwritten card

places: at the front desk | in the lobby | at gate twelve | in the waiting room | at the till | on the second floor |
in the breakfast room | beside the lift | at the pharmacy | in the call centre | on the night train | at the harbour |
in the car park | at table nine | in the garden | by the vending machine | at the information point | in the ward |
behind the counter | at the ticket office | in the changing room | on the platform | near the exit | in the library

moments: on a rainy evening | just before closing time | on the first day of spring | at ten to three |
after a sleepless night | during the lunch rush | on a public holiday | early on Monday morning | late on a Friday |
in the middle of a storm | a week before the wedding | after the last train | on a quiet Sunday |
during the school holidays | in the busiest hour | at the change of shift | on the coldest day of the year |
between two meetings | after a long flight | shortly after midnight | on a market day | at the end of the season |
while the computers were down | on the eve of the festival

headings: The story | What happened | Why it matters | Words to use | The first minute | Listen first | Small steps |
Common mistakes | What helps | Behind the counter | A second look | When it is busy | The side of the guest |
The side of the team | What you may decide | Asking for help | Saying no kindly | Following up | Signals to notice |
In writing | On the phone | After the shift | Practise together | Going further

tags: Empathy | Listening | Policy | Complaints | Recovery | Welcome | Farewell | Telephone | Teamwork | Leadership |
Hotel | Hospital | Airline | Restaurant | Shop | Language | Memory | Surprise | Gratitude | Patience | Trust | Safety |
Families | Time

questions: What do you say first? | What is the next step? | The queue is long. What now? |
A caller is angry. What helps most? | The mistake was ours. What do you do? | A guest says nothing. What do you try? |
Your shift ends in five minutes. What do you do? | A new colleague hesitates. What do you suggest?

details: Open the answer | What {person} said | One way to put it | If you lead a team | Read the whole story |
Notes for {moment}

links: You met the same idea in {link}, where {person} {verb}. | Compare this with {link}, {clause}. |
If this feels familiar, read {link} next. | {person} learned this from {link} {moment}. |
There is more about it in {link}, and it is {adjective}.

codes: Write {code} in the log, {clause}. | The form for this is called {code}. |
Mention {code} when {person} asks. | Look up {code} before you {infinitive}.

sentences: {moment}, {person} {verb}. | {person} {verb}, {clause}. |
you can {infinitive}, and that is *{adjective}*. | nobody had asked for {object}, yet {person} {verb}. |
it is **{adjective}** to {infinitive}, even {place}. | {person} fetched {object} and {verb}. |
before you {infinitive}, it helps to {infinitive}. | what {person} remembered was {object}, {clause}. |
when {person} {verb}, {person} {verb}. | it takes a minute to {infinitive}, {clause}. |
a colleague who {verb} {place} is {adjective}. | think of {subject}: {person} {verb} {moment}. |
the rule is short: **{infinitive}**. | {object} costs little and feels {adjective}, {clause}. |
{place}, {person} waited {moment} with {object}. | “I will {infinitive}”, said {person}, and {verb}.

people: the receptionist | a young nurse | the guest from room seven | an elderly traveller | the night porter |
a tired father | the shop assistant | our supervisor | the pilot | a regular customer | the waiter | a student |
the caretaker | a nervous bride | the bus driver | a retired teacher | the pharmacist | the new trainee | a neighbour |
the cook | the security guard | a grandmother | the team leader | an impatient caller

verbs: listened to the whole story | asked one more question | offered a chair and some water |
called the other department | wrote the promise down | looked for the missing bag | stayed until the taxi came |
apologised without excuses | repeated the name correctly | found another seat | carried the heavy box upstairs |
explained the rule in plain words | refunded the ticket at once | drew a map on a napkin | kept the kitchen open |
noticed the trembling hands | walked along to the door | told the truth about the delay | smiled and slowed down |
read the letter aloud | handed over a dry towel | checked the booking twice | remembered the birthday |
changed the plan together with the family | gave the last umbrella away | switched to simpler words |
thanked everyone by name | left a note on the pillow | admitted the error | put the phone on the table |
waited for the silence to end | arranged a quiet corner | shared the good news with the team |
returned the call before noon | replaced the broken cup | translated the menu by hand |
decided without asking permission | held the lift for a minute | wrapped the present again |
took the complaint seriously | invited the children to help | warmed the soup | solved the puzzle with a paper clip |
showed the shortcut through the courtyard

infinitives: listen before you answer | say what you can do | use the name of the guest | sit down beside the person |
repeat the question in your own words | offer two choices | promise only what you can keep | call back the same day |
write down the details | ask a colleague to take over | explain why it takes time | thank them for telling you |
look up from the screen | keep the door open | bring a glass of water | check the address once more |
speak a little slower | leave room for silence | find out what matters most | apologise for the wait |
tell the next shift | share the credit | spend the small budget | walk with them to the desk |
point out the quiet route | remember the smallest wish | admit that you do not know | ask what would help right now |
mend what you can mend today | celebrate with the whole team | choose kindness over speed | make the first move |
put the rule aside for a moment | notice who stands alone | close the conversation warmly | follow up next week |
learn three words of their language | give an honest estimate | prepare the room early | hand over in person

clauses: because nobody likes to wait twice | so that the day could go on | although the shift was nearly over |
even if the answer is no | because a name is a small gift | while the others kept the queue moving |
as if there were all the time in the world | so that nothing had to be explained again |
because trust grows in small steps | although nobody would have noticed | even when the phone keeps ringing |
because silence can be an answer too | so that the family could travel together | before the coffee was cold |
as long as safety comes first | because fear often sounds like anger | until the rain stopped |
since every detail counts | so that the next colleague knows | although the manual says little about it |
because a delay feels shorter with company | while the children drew pictures | even on a difficult day |
because people forget words but not kindness | so that the promise was kept | as the whole team had agreed |
before anyone could complain | although it cost only a minute | because the first impression stays |
whenever there is doubt | so that hope had a place to sit | because honesty saves time

objects: the blue suitcase | a cup of tea | a second blanket | the spare key | a phone charger | the guest book |
a paper map | the lost ticket | a bunch of flowers | the medicine bag | a handwritten note | the wheelchair |
a bowl of soup | the reading glasses | an old photograph | the birthday cake | a quiet table | the child seat |
a dry coat | the morning paper | a slice of bread | the missing shoe | a free upgrade | the waiting list |
a bottle of water | the green folder | an extra pillow | the train timetable | a box of strawberries |
the thank-you letter

adjectives: kind | calm | clear | honest | generous | careful | useful | brave | thoughtful | simple | warm | fair |
quick | personal | rare | memorable | gentle | wise | sensible | lovely | practical | respectful | reassuring | human
";

/// Dutch words; “_” parts a finite verb from what follows it.
const DUTCH: &str = "
site: Nederlands | Service met hart, in het lang

topics: Medeleven | Eigen regie | Conciërge | Vieren

labels: Het volledige handboek staat op | Test jezelf | Deze les gaat over | .

columns: Wanneer | Wat je meebrengt | Hoe het voelt

subjects: een geduldig oor | een eigen beslissing | een warm welkom | een kleine verrassing | een oprecht excuus |
een snelle oplossing | een goede tip | een gedeeld bedankje | een moment van stille troost | een moedige vraag |
een onthouden naam | een verjaardagstaart | een verloren koffer | een heldere belofte | een zelfgetekende kaart |
een eerste jubileum | een bezorgde moeder | een vrije hand | een laat diner | een applaus voor het team |
een moeilijk afscheid | een eerlijke fout | een geleende paraplu | een handgeschreven kaartje

places: aan de balie | in de lobby | bij gate twaalf | in de wachtkamer | bij de kassa | op de tweede verdieping |
in de ontbijtzaal | naast de lift | in de apotheek | in het callcenter | in de nachttrein | in de haven |
op de parkeerplaats | aan tafel negen | in de tuin | bij de koffieautomaat | bij het informatiepunt | op de afdeling |
achter de toonbank | bij het loket | in de paskamer | op het perron | vlak bij de uitgang | in de bibliotheek

moments: op een regenachtige avond | vlak voor sluitingstijd | op de eerste lentedag | om tien voor drie |
na een slapeloze nacht | tijdens de lunchdrukte | op een feestdag | vroeg op maandagochtend | laat op vrijdag |
midden in een storm | een week voor de bruiloft | na de laatste trein | op een stille zondag |
in de schoolvakantie | in het drukste uur | bij de wisseling van de dienst | op de koudste dag van het jaar |
tussen twee vergaderingen | na een lange vlucht | kort na middernacht | op een marktdag | aan het eind van het seizoen |
tijdens de computerstoring | op de vooravond van het festival

headings: Het verhaal | Wat er gebeurde | Waarom het ertoe doet | Woorden om te gebruiken | De eerste minuut |
Eerst luisteren | Kleine stappen | Veelgemaakte fouten | Wat helpt | Achter de balie | Nog eens kijken |
Als het druk is | De kant van de gast | De kant van het team | Wat je zelf mag beslissen | Om hulp vragen |
Vriendelijk nee zeggen | Erop terugkomen | Signalen om op te letten | Op papier | Aan de telefoon | Na de dienst |
Samen oefenen | Verder gaan

tags: Empathie | Luisteren | Beleid | Klachten | Herstel | Welkom | Afscheid | Telefoon | Samenwerken | Leidinggeven |
Hotel | Ziekenhuis | Luchtvaart | Restaurant | Winkel | Taal | Herinnering | Verrassing | Dankbaarheid | Geduld |
Vertrouwen | Veiligheid | Gezinnen | Tijd

questions: Wat zeg je als eerste? | Wat is de volgende stap? | De rij is lang. Wat nu? |
Een beller is boos. Wat helpt het meest? | De fout lag bij ons. Wat doe je? | Een gast zegt niets. Wat probeer je? |
Je dienst eindigt over vijf minuten. Wat doe je? | Een nieuwe collega aarzelt. Wat stel je voor?

details: Open het antwoord | Wat {person} zei | Zo kun je het zeggen | Als je een team leidt | Lees het hele verhaal |
Aantekeningen voor later

links: Hetzelfde idee kwam je tegen in {link}: daar {verb} {person} {rest}. | Vergelijk dit met {link}, {clause}. |
Komt dit je bekend voor, lees dan {link}. | {person} leerde dit {moment} van {link}. |
Er staat meer over in {link}, en dat is {adjective}.

codes: Noteer {code} in het logboek, {clause}. | Het formulier hiervoor heet {code}. |
Noem {code} als {person} ernaar vraagt. | Zoek {code} op; daarna kun je {infinitive}.

sentences: {moment} {verb} {person} {rest}. | {person} {verb} {rest}, {clause}. |
je kunt {infinitive}, en dat is *{adjective}*. | niemand vroeg om {object}, en toch {verb} {person} {rest}. |
{place} mag je gerust {infinitive}. | {person} haalde {object} en {verb} {rest}. |
wie wil helpen, kan {infinitive}; dat is **{adjective}**. | wat {person} bijbleef, was {object}, {clause}. |
daarna {verb} {person} {rest}. | eerst {infinitive}, dan {infinitive}: zo eenvoudig is het. |
{place} {verb} {person} {moment} {rest}. | denk aan {subject}: {person} {verb} {rest}. |
de regel is kort: **{infinitive}**. | {object} kost weinig en voelt {adjective}, {clause}. |
{place} wachtte {person} {moment} met {object}. | “Ik zal {infinitive}”, zei {person}, {clause}.

people: de receptioniste | een jonge verpleger | de gast van kamer zeven | een oudere reiziger | de nachtportier |
een vermoeide vader | de winkelbediende | onze leidinggevende | de piloot | een vaste klant | de ober | een student |
de conciërge | een zenuwachtige bruid | de buschauffeur | een gepensioneerde leraar | de apotheker | de nieuwe stagiair |
een buurvrouw | de kok | de beveiliger | een grootmoeder | de teamleider | een ongeduldige beller

verbs: luisterde_naar het hele verhaal | stelde_nog één vraag | bood_een stoel en wat water aan |
belde_met de andere afdeling | schreef_de belofte op | zocht_naar de vermiste tas | bleef_tot de taxi kwam |
verontschuldigde_zich zonder uitvluchten | herhaalde_de naam zonder fouten | vond_een andere zitplaats |
droeg_de zware doos naar boven | legde_de regel in gewone woorden uit | betaalde_het kaartje meteen terug |
tekende_een plattegrond op een servet | hield_de keuken open | zag_de trillende handen | liep_mee tot aan de deur |
vertelde_de waarheid over de vertraging | glimlachte_en deed het rustiger aan | las_de brief hardop voor |
gaf_een droge handdoek | controleerde_de boeking twee keer | onthield_de verjaardag |
veranderde_het plan samen met het gezin | gaf_de laatste paraplu weg | koos_eenvoudigere woorden |
bedankte_iedereen bij naam | legde_een briefje op het kussen | gaf_de vergissing toe | legde_de telefoon op tafel |
wachtte_tot de stilte voorbij was | regelde_een rustige hoek | deelde_het goede nieuws met het team |
belde_voor de middag terug | verving_het gebroken kopje | vertaalde_het menu met de hand |
besliste_zonder toestemming te vragen | hield_de lift een minuut tegen | pakte_het cadeau opnieuw in |
nam_de klacht serieus | vroeg_de kinderen om mee te helpen | warmde_de soep op | loste_de puzzel op met een paperclip |
wees_de kortere weg over de binnenplaats

infinitives: luisteren voor je antwoordt | zeggen wat er wél kan | de naam van de gast noemen | naast iemand gaan zitten |
de vraag in eigen woorden herhalen | twee mogelijkheden bieden | beloven wat je kunt waarmaken |
nog dezelfde dag terugbellen | de bijzonderheden noteren | een collega vragen om over te nemen |
uitleggen waarom het tijd kost | bedanken voor de eerlijkheid | opkijken van het scherm | de deur openhouden |
een glas water brengen | het adres nog eens nakijken | iets langzamer praten | ruimte laten voor stilte |
uitzoeken wat het belangrijkst is | excuses aanbieden voor het wachten | de volgende dienst inlichten |
de eer delen | het kleine budget gebruiken | meelopen naar de balie | de rustige route wijzen |
de kleinste wens onthouden | toegeven dat je het niet weet | vragen wat nu zou helpen | herstellen wat vandaag kan |
het met het hele team vieren | vriendelijkheid boven snelheid stellen | de eerste stap zetten |
de regel even opzij leggen | letten op wie alleen staat | het gesprek hartelijk afsluiten |
volgende week nog eens bellen | drie woorden van hun taal leren | een eerlijke schatting geven |
de kamer vroeg klaarmaken | het persoonlijk overhandigen

clauses: omdat niemand graag twee keer wacht | zodat de dag verder kon | hoewel de dienst bijna voorbij was |
ook als het antwoord nee is | omdat een naam een klein cadeau is | terwijl de anderen de rij in beweging hielden |
alsof er alle tijd van de wereld was | zodat niets opnieuw uitgelegd hoefde te worden |
omdat vertrouwen in kleine stappen groeit | hoewel niemand het gemerkt zou hebben |
zelfs als de telefoon blijft rinkelen | omdat stilte ook een antwoord kan zijn |
zodat het gezin samen kon reizen | nog voor de koffie koud was | zolang veiligheid vooropstaat |
omdat angst vaak als boosheid klinkt | tot de regen ophield | want elk detail telt |
zodat de volgende collega het weet | hoewel het handboek er weinig over zegt |
omdat wachten in gezelschap korter duurt | terwijl de kinderen tekeningen maakten | ook op een moeilijke dag |
omdat mensen woorden vergeten maar warmte niet | zodat de belofte werd gehouden |
zoals het hele team had afgesproken | voordat iemand kon klagen | hoewel het maar een minuut kostte |
omdat de eerste indruk blijft | telkens als er twijfel is | zodat er plaats was voor hoop |
omdat eerlijkheid tijd bespaart

objects: de blauwe koffer | een kop thee | een tweede deken | de reservesleutel | een oplader | het gastenboek |
een papieren kaart | het verloren kaartje | een bos bloemen | de medicijntas | een handgeschreven briefje | de rolstoel |
een kom soep | de leesbril | een oude foto | de verjaardagstaart | een rustig tafeltje | het kinderzitje |
een droge jas | de ochtendkrant | een snee brood | de vermiste schoen | een gratis upgrade | de wachtlijst |
een fles water | de groene map | een extra kussen | de dienstregeling | een doosje aardbeien | de bedankbrief

adjectives: vriendelijk | rustig | duidelijk | eerlijk | gul | zorgvuldig | nuttig | moedig | attent | eenvoudig | warm |
redelijk | vlot | persoonlijk | zeldzaam | gedenkwaardig | zachtaardig | wijs | verstandig | hartverwarmend | praktisch |
respectvol | geruststellend | menselijk
";

/// Vietnamese words.
const VIETNAMESE: &str = "
site: Tiếng Việt | Phục vụ từ trái tim, bản dài

topics: Lòng trắc ẩn | Trao quyền | Tận tâm | Tôn vinh

labels: Cẩm nang đầy đủ có tại | Tự kiểm tra | Bài này kể về | .

columns: Khi nào | Mang theo gì | Cảm giác ra sao

subjects: sự lắng nghe kiên nhẫn | một quyết định của riêng mình | lời chào nồng ấm | một bất ngờ nho nhỏ |
lời xin lỗi chân thành | cách sửa sai thật nhanh | một lời khuyên hay | lời cảm ơn chung | phút an ủi lặng lẽ |
một câu hỏi dũng cảm | cái tên được ghi nhớ | chiếc bánh sinh nhật | chiếc vali thất lạc | một lời hứa rõ ràng |
tấm bản đồ vẽ tay | kỷ niệm năm đầu tiên | người mẹ lo lắng | niềm tin được trao | bữa tối muộn |
tràng vỗ tay cho cả đội | lời tạm biệt khó nói | một sai sót thật thà | chiếc ô cho mượn | tấm thiệp viết tay

places: tại quầy lễ tân | ở sảnh chính | ở cửa số mười hai | trong phòng chờ | tại quầy thu ngân | trên tầng hai |
trong phòng ăn sáng | bên cạnh thang máy | ở nhà thuốc | tại tổng đài | trên chuyến tàu đêm | ở bến cảng |
trong bãi đỗ xe | tại bàn số chín | ngoài vườn | bên máy bán nước | ở bàn thông tin | trong khoa điều trị |
phía sau quầy | tại phòng vé | trong phòng thử đồ | trên sân ga | gần lối ra | trong thư viện

moments: vào một tối mưa | ngay trước giờ đóng cửa | vào ngày đầu xuân | lúc ba giờ kém mười | sau một đêm mất ngủ |
giữa giờ trưa đông khách | vào ngày lễ | sáng sớm thứ hai | cuối ngày thứ sáu | giữa cơn bão |
một tuần trước đám cưới | sau chuyến tàu cuối | vào một chủ nhật yên tĩnh | trong kỳ nghỉ hè | vào giờ cao điểm |
lúc giao ca | vào ngày lạnh nhất năm | giữa hai cuộc họp | sau chuyến bay dài | sau nửa đêm một chút |
vào phiên chợ | vào cuối mùa | khi máy tính bị hỏng | vào đêm trước lễ hội

headings: Câu chuyện | Chuyện gì đã xảy ra | Vì sao điều này quan trọng | Những lời nên nói | Phút đầu tiên |
Lắng nghe trước đã | Những bước nhỏ | Những lỗi thường gặp | Điều gì giúp ích | Phía sau quầy | Nhìn lại lần nữa |
Khi đông khách | Từ phía khách hàng | Từ phía cả đội | Điều bạn được quyết định | Nhờ giúp đỡ | Từ chối một cách tử tế |
Theo đến cùng | Những dấu hiệu cần để ý | Trên giấy tờ | Qua điện thoại | Sau ca làm | Cùng nhau luyện tập | Đi xa hơn

tags: Thấu cảm | Lắng nghe | Chính sách | Khiếu nại | Khắc phục | Chào đón | Tạm biệt | Điện thoại | Làm việc nhóm |
Lãnh đạo | Khách sạn | Bệnh viện | Hàng không | Nhà hàng | Cửa hàng | Ngôn ngữ | Ký ức | Bất ngờ | Lòng biết ơn |
Kiên nhẫn | Tin cậy | An toàn | Gia đình | Thời gian

questions: Bạn nói gì trước tiên? | Bước tiếp theo là gì? | Hàng người đang dài. Làm gì bây giờ? |
Người gọi đang giận. Điều gì giúp nhiều nhất? | Lỗi là của chúng ta. Bạn làm gì? | Khách im lặng. Bạn thử cách nào? |
Còn năm phút nữa hết ca. Bạn làm gì? | Đồng nghiệp mới ngập ngừng. Bạn gợi ý gì?

details: Mở câu trả lời | {person} đã nói gì | Một cách diễn đạt | Nếu bạn dẫn dắt một đội | Đọc trọn câu chuyện |
Ghi chú cho người hướng dẫn

links: Bạn đã gặp ý này trong {link}, khi {person} {verb}. | Hãy so sánh với {link}, {clause}. |
Nếu thấy quen, hãy đọc tiếp {link}. | {person} học được điều này từ {link} {moment}. |
Bài {link} nói thêm về việc này, và điều đó thật {adjective}.

codes: Hãy ghi {code} vào sổ, {clause}. | Mẫu đơn cho việc này là {code}. | Hãy nhắc tới {code} khi {person} hỏi. |
Tra {code} trước khi {infinitive}.

sentences: {moment}, {person} {verb}. | {person} {verb}, {clause}. | bạn có thể {infinitive}, và điều đó thật *{adjective}*. |
không ai xin {object}, vậy mà {person} {verb}. | {infinitive} là việc **{adjective}**, kể cả {place}. |
{person} mang {object} đến rồi {verb}. | trước khi {infinitive}, hãy {infinitive}. | điều {person} nhớ mãi là {object}, {clause}. |
khi {person} {verb}, thì {person} {verb}. | chỉ mất một phút để {infinitive}, {clause}. |
một đồng nghiệp {verb} {place} là người thật {adjective}. | hãy nghĩ đến {subject}: {person} {verb} {moment}. |
quy tắc rất ngắn: **{infinitive}**. | {object} chẳng đáng bao nhiêu mà thấy thật {adjective}, {clause}. |
{place}, {person} chờ {moment} với {object}. | “Tôi sẽ {infinitive}”, {person} nói, rồi {verb}.

people: cô lễ tân | anh y tá trẻ | vị khách phòng số bảy | bác hành khách lớn tuổi | người gác đêm | người cha mệt mỏi |
cô bán hàng | chị giám sát | anh phi công | người khách quen | chàng phục vụ bàn | cậu sinh viên | bác bảo trì |
cô dâu hồi hộp | bác tài xế xe buýt | thầy giáo về hưu | dược sĩ | bạn thực tập mới | người hàng xóm | chú đầu bếp |
anh bảo vệ | bà cụ | trưởng nhóm | người gọi nóng ruột

verbs: lắng nghe trọn câu chuyện | hỏi thêm một câu | mời ngồi và rót nước | gọi sang bộ phận khác | viết lời hứa ra giấy |
đi tìm chiếc túi thất lạc | ở lại đến khi xe tới | xin lỗi mà không viện cớ | nhắc lại tên thật đúng | tìm được chỗ ngồi khác |
khiêng thùng hàng nặng lên lầu | giải thích quy định bằng lời giản dị | hoàn tiền vé ngay | vẽ bản đồ lên khăn giấy |
giữ bếp mở thêm một lát | nhận ra đôi tay run rẩy | đi cùng ra tận cửa | nói thật về chuyến trễ | mỉm cười và chậm lại |
đọc to lá thư | đưa một chiếc khăn khô | kiểm tra đặt phòng hai lần | nhớ ngày sinh nhật | đổi kế hoạch cùng gia đình |
tặng luôn chiếc ô cuối cùng | chuyển sang từ ngữ dễ hiểu hơn | cảm ơn từng người bằng tên | để lại mẩu giấy trên gối |
thừa nhận sai sót | đặt điện thoại xuống bàn | chờ qua khoảng lặng | thu xếp một góc yên tĩnh |
chia sẻ tin vui với cả đội | gọi lại trước buổi trưa | thay chiếc cốc vỡ | tự tay dịch thực đơn |
quyết định mà không cần xin phép | giữ thang máy thêm một phút | gói lại món quà | coi trọng lời phàn nàn |
rủ bọn trẻ cùng giúp | hâm nóng bát súp | gỡ rối bằng một chiếc kẹp giấy | chỉ lối tắt qua sân trong

infinitives: lắng nghe trước khi trả lời | nói điều mình làm được | gọi tên vị khách | ngồi xuống bên cạnh |
nhắc lại câu hỏi bằng lời của mình | đưa ra hai lựa chọn | chỉ hứa điều giữ được | gọi lại trong ngày |
ghi lại các chi tiết | nhờ đồng nghiệp tiếp quản | giải thích vì sao cần thời gian | cảm ơn vì đã cho biết |
rời mắt khỏi màn hình | giữ cửa cho khách | mang một ly nước | kiểm tra địa chỉ lần nữa | nói chậm lại một chút |
để chỗ cho sự im lặng | tìm hiểu điều gì quan trọng nhất | xin lỗi vì phải chờ | báo cho ca sau | chia sẻ công lao |
dùng khoản ngân sách nhỏ | đi cùng tới quầy | chỉ lối đi yên tĩnh | nhớ ước muốn nhỏ nhất | thừa nhận mình chưa biết |
hỏi lúc này cần gì nhất | sửa điều sửa được hôm nay | ăn mừng cùng cả đội | chọn tử tế thay vì nhanh chóng |
bước tới trước | tạm gác quy định sang bên | để ý ai đang đứng một mình | khép lại cuộc trò chuyện ấm áp |
hỏi thăm lại vào tuần sau | học ba từ tiếng của họ | ước lượng một cách trung thực | chuẩn bị phòng từ sớm |
trao tận tay

clauses: vì chẳng ai thích chờ hai lần | để ngày mới được tiếp tục | dù ca làm sắp hết | kể cả khi câu trả lời là không |
vì cái tên là một món quà nhỏ | trong lúc những người khác lo hàng đợi | như thể có tất cả thời gian trên đời |
để không phải giải thích lại | vì niềm tin lớn lên từng bước nhỏ | dù sẽ chẳng ai hay biết |
ngay cả khi điện thoại reo liên tục | vì im lặng cũng là một câu trả lời | để cả nhà được đi cùng nhau |
trước khi cà phê kịp nguội | miễn là an toàn đứng đầu | vì nỗi sợ thường nghe như cơn giận | cho tới khi tạnh mưa |
bởi từng chi tiết đều đáng kể | để đồng nghiệp ca sau được biết | dù sổ tay nói rất ít về điều ấy |
vì có người bên cạnh thì chờ đợi ngắn hơn | trong khi bọn trẻ ngồi vẽ tranh | kể cả trong một ngày khó khăn |
vì người ta quên lời nói nhưng không quên tấm lòng | để lời hứa được giữ trọn | như cả đội đã thống nhất |
trước khi ai kịp phàn nàn | dù chỉ tốn một phút | vì ấn tượng đầu tiên ở lại rất lâu | mỗi khi còn băn khoăn |
để hy vọng có chỗ ngồi | vì trung thực tiết kiệm thời gian

objects: chiếc vali màu xanh | một tách trà | chiếc chăn thứ hai | chìa khóa dự phòng | bộ sạc điện thoại | cuốn sổ lưu bút |
tấm bản đồ giấy | tấm vé bị mất | một bó hoa | túi thuốc | mẩu giấy viết tay | chiếc xe lăn | một bát súp | cặp kính đọc sách |
tấm ảnh cũ | ổ bánh sinh nhật | chiếc bàn yên tĩnh | ghế trẻ em | chiếc áo khoác khô | tờ báo buổi sáng | một lát bánh mì |
chiếc giày bị lạc | lần nâng hạng miễn phí | danh sách chờ | chai nước suối | tập hồ sơ màu lục | chiếc gối thêm |
bảng giờ tàu | một hộp dâu tây | lá thư cảm ơn

adjectives: tử tế | bình tĩnh | rõ ràng | trung thực | rộng lượng | cẩn thận | hữu ích | can đảm | chu đáo | giản dị |
ấm áp | công bằng | nhanh nhẹn | gần gũi | hiếm có | đáng nhớ | dịu dàng | khôn ngoan | hợp lý | đáng yêu | thiết thực |
đáng trọng | yên lòng | nhân hậu
";

/// Thai words; nothing stands between them inside a sentence.
const THAI: &str = "
site: ไทย | บริการด้วยหัวใจ ฉบับยาว

topics: ความเห็นอกเห็นใจ | การมอบอำนาจ | คอนเซียร์จ | การเฉลิมฉลอง

labels: คู่มือฉบับเต็มอยู่ที่ | ทดสอบตัวเอง | บทเรียนนี้ว่าด้วย | นั่นเอง

columns: เมื่อไร | นำอะไรมา | รู้สึกอย่างไร

subjects: การฟังอย่างอดทน | การตัดสินใจด้วยตัวเอง | การต้อนรับที่อบอุ่น | เรื่องประหลาดใจเล็กๆ | คำขอโทษจากใจ |
การแก้ไขที่รวดเร็ว | คำแนะนำดีๆ | คำขอบคุณร่วมกัน | การปลอบใจเงียบๆ | คำถามที่กล้าหาญ | ชื่อที่จำได้ | เค้กวันเกิด |
กระเป๋าเดินทางที่หายไป | คำสัญญาที่ชัดเจน | แผนที่วาดมือ | วันครบรอบปีแรก | คุณแม่ที่กังวล | ความไว้วางใจที่ได้รับ |
มื้อค่ำที่มาช้า | เสียงปรบมือให้ทีม | คำลาที่ยากจะเอ่ย | ความผิดพลาดโดยสุจริต | ร่มที่ให้ยืม | การ์ดเขียนด้วยลายมือ

places: ที่แผนกต้อนรับ | ในล็อบบี้ | ที่ประตูหมายเลขสิบสอง | ในห้องรอ | ที่จุดชำระเงิน | บนชั้นสอง | ในห้องอาหารเช้า |
ข้างลิฟต์ | ที่ร้านขายยา | ในศูนย์บริการทางโทรศัพท์ | บนรถไฟตู้นอน | ที่ท่าเรือ | ในลานจอดรถ | ที่โต๊ะหมายเลขเก้า |
ในสวน | ข้างตู้ขายน้ำ | ที่จุดประชาสัมพันธ์ | ในหอผู้ป่วย | หลังเคาน์เตอร์ | ที่ห้องขายตั๋ว | ในห้องลองเสื้อ |
บนชานชาลา | ใกล้ทางออก | ในห้องสมุด

moments: ในเย็นวันฝนตก | ก่อนเวลาปิดร้านพอดี | ในวันแรกของฤดูร้อน | ตอนบ่ายสามโมงสิบนาที | หลังคืนที่นอนไม่หลับ |
ช่วงเที่ยงที่คนแน่น | ในวันหยุดราชการ | เช้าตรู่วันจันทร์ | ค่ำวันศุกร์ | กลางพายุ | หนึ่งสัปดาห์ก่อนงานแต่งงาน |
หลังรถไฟขบวนสุดท้าย | ในวันอาทิตย์อันเงียบสงบ | ช่วงปิดเทอม | ในชั่วโมงที่ยุ่งที่สุด | ตอนเปลี่ยนกะ |
ในวันที่หนาวที่สุดของปี | ระหว่างการประชุมสองครั้ง | หลังเที่ยวบินอันยาวนาน | หลังเที่ยงคืนไม่นาน | ในวันตลาดนัด |
ปลายฤดูท่องเที่ยว | ตอนที่คอมพิวเตอร์ล่ม | ในคืนก่อนวันเทศกาล

headings: เรื่องราว | เกิดอะไรขึ้น | ทำไมเรื่องนี้จึงสำคัญ | คำพูดที่ใช้ได้ | นาทีแรก | ฟังก่อน | ก้าวเล็กๆ |
ข้อผิดพลาดที่พบบ่อย | อะไรที่ช่วยได้ | หลังเคาน์เตอร์ | มองอีกครั้ง | เมื่อคนแน่น | มุมมองของแขก | มุมมองของทีม |
สิ่งที่คุณตัดสินใจได้ | การขอความช่วยเหลือ | ปฏิเสธอย่างสุภาพ | การติดตามผล | สัญญาณที่ควรสังเกต | เป็นลายลักษณ์อักษร |
ทางโทรศัพท์ | หลังเลิกกะ | ฝึกด้วยกัน | ไปให้ไกลกว่าเดิม

tags: ความเข้าใจ | การฟัง | นโยบาย | ข้อร้องเรียน | การแก้ไข | การต้อนรับ | การอำลา | โทรศัพท์ | การทำงานเป็นทีม |
ภาวะผู้นำ | โรงแรม | โรงพยาบาล | สายการบิน | ร้านอาหาร | ร้านค้า | ภาษา | ความทรงจำ | ความประหลาดใจ | ความกตัญญู |
ความอดทน | ความไว้วางใจ | ความปลอดภัย | ครอบครัว | เวลา

questions: คุณจะพูดอะไรก่อน | ขั้นต่อไปคืออะไร | แถวยาวมาก ควรทำอย่างไร | คนโทรมาโกรธ อะไรช่วยได้มากที่สุด |
เราเป็นฝ่ายผิด คุณจะทำอย่างไร | แขกไม่พูดอะไรเลย คุณจะลองอะไร | อีกห้านาทีจะหมดกะ คุณจะทำอย่างไร |
เพื่อนร่วมงานใหม่ลังเล คุณจะแนะนำอะไร

details: เปิดดูคำตอบ | {person}พูดว่าอะไร | วิธีพูดแบบหนึ่ง | ถ้าคุณนำทีม | อ่านเรื่องทั้งหมด | บันทึกสำหรับผู้สอน

links: คุณเคยพบแนวคิดนี้ใน{link}ตอนที่{person}{verb} | ลองเทียบกับ{link}{clause} | ถ้ารู้สึกคุ้นเคยให้อ่าน{link}ต่อ |
{person}เรียนรู้เรื่องนี้จาก{link}{moment} | ใน{link}มีเรื่องนี้อีกมากและเป็นเรื่องที่{adjective}

codes: ให้จด {code} ลงในสมุดบันทึก{clause} | แบบฟอร์มสำหรับเรื่องนี้คือ {code} | ให้แจ้ง {code} เมื่อ{person}ถาม |
ค้นหา {code} ก่อนจะ{infinitive}

sentences: {moment}{person}{verb} | {person}{verb}{clause} | คุณอาจจะ{infinitive}ซึ่งเป็นเรื่องที่*{adjective}* |
ไม่มีใครขอ{object}แต่{person}ก็{verb} | การ{infinitive}เป็นเรื่องที่**{adjective}**แม้จะอยู่{place} |
{person}หยิบ{object}มาแล้ว{verb} | ก่อนจะ{infinitive}ควร{infinitive} | สิ่งที่{person}จำได้คือ{object}{clause} |
เมื่อ{person}{verb}{person}ก็{verb} | ใช้เวลาเพียงนาทีเดียวเพื่อ{infinitive}{clause} |
เพื่อนร่วมงานที่{verb}{place}เป็นคนที่{adjective} | ลองนึกถึง{subject}ตอนที่{person}{verb}{moment} |
กฎนั้นสั้นมากคือ**{infinitive}** | {object}มีค่าไม่มากแต่ทำให้รู้สึกว่า{adjective}{clause} |
{person}รออยู่{place}{moment}พร้อมกับ{object} | “ฉันจะ{infinitive}” {person}พูดแล้ว{verb}

people: พนักงานต้อนรับ | พยาบาลสาว | แขกห้องเจ็ด | นักเดินทางสูงวัย | ยามกะดึก | คุณพ่อที่เหนื่อยล้า | พนักงานขาย |
หัวหน้างานของเรา | นักบิน | ลูกค้าประจำ | พนักงานเสิร์ฟ | นักศึกษา | ช่างซ่อมบำรุง | เจ้าสาวที่ตื่นเต้น | คนขับรถเมล์ |
ครูเกษียณ | เภสัชกร | เด็กฝึกงานคนใหม่ | เพื่อนบ้าน | พ่อครัว | เจ้าหน้าที่รักษาความปลอดภัย | คุณยาย | หัวหน้าทีม |
คนที่โทรมาด้วยความร้อนใจ

verbs: ฟังเรื่องทั้งหมดจนจบ | ถามเพิ่มอีกหนึ่งคำถาม | เชิญให้นั่งแล้วรินน้ำให้ | โทรหาแผนกอื่น | เขียนคำสัญญาลงกระดาษ |
ตามหากระเป๋าที่หายไป | อยู่เป็นเพื่อนจนรถมา | ขอโทษโดยไม่แก้ตัว | ทวนชื่ออย่างถูกต้อง | หาที่นั่งอื่นให้ได้ |
ยกกล่องหนักขึ้นชั้นบน | อธิบายกฎด้วยคำง่ายๆ | คืนเงินค่าตั๋วทันที | วาดแผนที่บนกระดาษเช็ดปาก | เปิดครัวต่ออีกหน่อย |
สังเกตเห็นมือที่สั่นเทา | เดินไปส่งถึงประตู | บอกความจริงเรื่องความล่าช้า | ยิ้มแล้วพูดช้าลง | อ่านจดหมายออกเสียง |
ยื่นผ้าขนหนูแห้งให้ | ตรวจการจองสองรอบ | จำวันเกิดได้ | เปลี่ยนแผนพร้อมกับครอบครัว | ให้ร่มคันสุดท้ายไป |
เปลี่ยนมาใช้คำที่ง่ายกว่า | ขอบคุณทุกคนโดยเอ่ยชื่อ | วางกระดาษโน้ตไว้บนหมอน | ยอมรับความผิดพลาด | วางโทรศัพท์ลงบนโต๊ะ |
รอจนความเงียบผ่านไป | จัดมุมสงบให้ | แบ่งปันข่าวดีกับทีม | โทรกลับก่อนเที่ยง | เปลี่ยนถ้วยที่แตก | แปลเมนูด้วยลายมือ |
ตัดสินใจโดยไม่ต้องขออนุญาต | กดลิฟต์รอหนึ่งนาที | ห่อของขวัญใหม่อีกครั้ง | รับฟังข้อร้องเรียนอย่างจริงจัง |
ชวนเด็กๆมาช่วยกัน | อุ่นซุปให้ | แก้ปัญหาด้วยคลิปหนีบกระดาษ | ชี้ทางลัดผ่านลานด้านใน

infinitives: ฟังก่อนตอบ | บอกสิ่งที่ทำได้ | เรียกชื่อแขก | นั่งลงข้างๆ | ทวนคำถามด้วยคำของตัวเอง | เสนอสองทางเลือก |
สัญญาเฉพาะสิ่งที่ทำได้ | โทรกลับภายในวันเดียวกัน | จดรายละเอียดไว้ | ขอให้เพื่อนร่วมงานรับช่วงต่อ | อธิบายว่าทำไมต้องใช้เวลา |
ขอบคุณที่บอกให้รู้ | เงยหน้าจากหน้าจอ | เปิดประตูไว้ | นำน้ำมาหนึ่งแก้ว | ตรวจที่อยู่อีกครั้ง | พูดให้ช้าลงอีกนิด |
เว้นที่ให้ความเงียบ | ค้นหาว่าอะไรสำคัญที่สุด | ขอโทษที่ให้รอ | แจ้งกะถัดไป | แบ่งปันความดีความชอบ | ใช้งบประมาณเล็กน้อย |
เดินไปส่งที่โต๊ะ | แนะนำเส้นทางที่เงียบสงบ | จดจำความปรารถนาเล็กน้อยที่สุด | ยอมรับว่าไม่รู้ | ถามว่าตอนนี้อะไรช่วยได้ |
ซ่อมสิ่งที่ซ่อมได้ในวันนี้ | ฉลองกับทั้งทีม | เลือกความเมตตาแทนความเร็ว | เริ่มก่อน | วางกฎไว้ชั่วคราว | สังเกตว่าใครยืนอยู่คนเดียว |
จบบทสนทนาอย่างอบอุ่น | ติดตามผลสัปดาห์หน้า | เรียนคำในภาษาของเขาสามคำ | ประเมินอย่างซื่อตรง | เตรียมห้องแต่เนิ่นๆ |
ส่งให้ถึงมือ

clauses: เพราะไม่มีใครอยากรอสองครั้ง | เพื่อให้วันนั้นเดินต่อไปได้ | แม้ว่าใกล้จะหมดกะแล้ว | แม้คำตอบจะเป็นการปฏิเสธ |
เพราะชื่อคือของขวัญชิ้นเล็ก | ขณะที่คนอื่นช่วยดูแลแถว | ราวกับมีเวลาทั้งหมดในโลก | เพื่อไม่ต้องอธิบายซ้ำอีก |
เพราะความไว้ใจเติบโตทีละก้าว | แม้จะไม่มีใครสังเกตเห็น | แม้โทรศัพท์จะดังไม่หยุด | เพราะความเงียบก็เป็นคำตอบได้ |
เพื่อให้ครอบครัวได้เดินทางด้วยกัน | ก่อนที่กาแฟจะเย็น | ตราบใดที่ความปลอดภัยมาก่อน | เพราะความกลัวมักฟังดูเหมือนความโกรธ |
จนกระทั่งฝนหยุด | เพราะทุกรายละเอียดมีความหมาย | เพื่อให้เพื่อนร่วมงานคนถัดไปรู้ | แม้คู่มือจะพูดถึงน้อยมาก |
เพราะการรอสั้นลงเมื่อมีเพื่อน | ขณะที่เด็กๆวาดรูป | แม้ในวันที่ยากลำบาก | เพราะคนลืมคำพูดแต่ไม่ลืมน้ำใจ |
เพื่อรักษาคำสัญญา | ตามที่ทั้งทีมตกลงกันไว้ | ก่อนที่ใครจะบ่น | แม้จะใช้เวลาเพียงนาทีเดียว | เพราะความประทับใจแรกอยู่นาน |
ทุกครั้งที่ยังสงสัย | เพื่อให้ความหวังมีที่นั่ง | เพราะความซื่อสัตย์ช่วยประหยัดเวลา

objects: กระเป๋าเดินทางสีฟ้า | ชาหนึ่งถ้วย | ผ้าห่มผืนที่สอง | กุญแจสำรอง | ที่ชาร์จโทรศัพท์ | สมุดเยี่ยม | แผนที่กระดาษ |
ตั๋วที่หายไป | ดอกไม้หนึ่งช่อ | ถุงยา | กระดาษโน้ต | รถเข็น | ซุปหนึ่งชาม | แว่นอ่านหนังสือ | รูปถ่ายเก่า | ขนมเค้ก |
โต๊ะที่เงียบสงบ | เก้าอี้เด็ก | เสื้อคลุมแห้ง | หนังสือพิมพ์ตอนเช้า | ขนมปังหนึ่งแผ่น | รองเท้าที่หายไป | ห้องที่ดีกว่าเดิม |
รายชื่อผู้รอ | น้ำดื่มหนึ่งขวด | แฟ้มสีเขียว | หมอนอีกใบ | ตารางเดินรถไฟ | สตรอว์เบอร์รีหนึ่งกล่อง | จดหมายขอบคุณ

adjectives: มีน้ำใจ | ใจเย็น | ชัดเจน | ซื่อตรง | ใจกว้าง | รอบคอบ | มีประโยชน์ | กล้าหาญ | ใส่ใจ | เรียบง่าย | อบอุ่น |
ยุติธรรม | ว่องไว | เป็นกันเอง | หาได้ยาก | น่าจดจำ | อ่อนโยน | ฉลาด | สมเหตุสมผล | น่ารัก | ใช้ได้จริง | น่านับถือ |
น่าอุ่นใจ | มีมนุษยธรรม
";
