//! The text of a lesson in one language.
//!
//! In: the plan of a lesson and the vocabulary of a language. Out: Markdown.

use std::fmt::Write as _;

use super::plan::Plan;
use super::random::Random;
use super::vocabulary::{QUESTIONS, Vocabulary, capitalised};

/// Writes one lesson in one language.
pub(super) struct Writer<'corpus> {
    pub(super) plan: &'corpus Plan,
    pub(super) targets: &'corpus [Plan; 5],
    pub(super) language: &'static str,
    pub(super) vocabulary: &'corpus Vocabulary,
}

impl Writer<'_> {
    /// Returns the text of the lesson. `number` is that of the language.
    pub(super) fn lesson(&self, number: usize) -> String {
        let vocabulary = self.vocabulary;
        let random = &mut Random::new(&[4, self.plan.index as u64, number as u64]);
        let mut text = String::with_capacity(16 * 1024);
        // The scene is the title within a sentence, so no two lessons have the same summary.
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

    /// Returns a sentence with a link to another lesson, or to its pinned first heading.
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
            // The same option is right in every language.
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
