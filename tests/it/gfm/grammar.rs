//! Random Markdown: what trainers write, and what lies next to it.
//!
//! In: a seed. Out: a text below a title, the same for the same seed.

const WORDS: &[&str] = &[
    "khách",
    "hàng",
    "ราคา",
    "ถึง",
    "ที่",
    "guest",
    "desk",
    "zorg",
    "één",
    "đồng",
    "100",
    "น้ำใจ",
    "a",
    "I",
    "xử lý",
    "2.",
    "x",
];
/// comrak takes symbols beside emphasis for punctuation; the first ones are none.
const SYMBOLS: &[&str] = &[
    "²", "½", "…", "“", "”", "–", "’", "ๆ", "!", ",", ".", "(", ")", ":", ";", "?", "#", "$", "+",
    "=", "%", "/", "'", "\"", "^", "\u{a0}", "\u{301}", "฿", "₫", "€", "→", "✅", "°", "×", "©",
    "👍🏽",
];
const SYMBOLS_OF_COMRAK: usize = 27;
const MARKS: &[&str] = &["*", "**", "_", "__", "~~", "~", "***", "____", "~~~"];
/// comrak goes on finding code after a backtick without an end, and no address in an open bracket.
const STRAYS: &[&str] = &[
    "*", "**", "_", "]", "<", ">", "&", "\\", "\\*", "\\_", "&amp;", "&lt;", "&nbsp;", "&copy",
    "***", "__", "\\`", "\\~", "~~", "~", "`", "``", "[", "![", "&#3647;", "|", "](", "[ ]", "[x]",
    "\\[",
];
const STRAYS_OF_COMRAK: usize = 17;
const SCHEMES: &[&str] = &["https://", "http://", "www.", "HTTPS://", "ftp://"];
const PATHS: &[&str] = &[
    "",
    "/",
    "/a",
    "/a_b_c",
    "/_x_/y",
    "/~~o~~/l",
    "/a*b*",
    "/?a=1&b=2",
    "/(a)",
    "/a).",
    "/x,",
    "/a&copy;",
    "/[a](b)",
    "/`a`",
    "/\\a",
    "/đ",
    "/฿",
    "/a-*",
    "/a](b",
    ":8080/a",
    "/*",
    "/__",
];
const HTML: &[&str] = &[
    "<br>",
    "<br/>",
    "<b>x</b>",
    "<kbd>K</kbd>",
    "<i>đ</i>",
    "<sub>2</sub>",
    "<mark>ราคา</mark>",
    "<span lang=\"vi\">một</span>",
    "<!-- c -->",
    "<https://desk.example/a_b>",
    "<a@desk.example>",
    "<u>*a*</u>",
];
const DESTINATIONS: &[&str] = &[
    "https://desk.example/a",
    "https://desk.example/a_b_c",
    "https://desk.example/b*c*",
    "<https://desk.example/d>",
    "https://desk.example/(e)",
    "https://desk.example/f \"t *x*\"",
    "mailto:a@desk.example",
    "https://desk.example/g\\_h",
    "https://desk.example/&amp;",
    "https://desk.example/฿",
];
const EMAILS: &[&str] = &[
    "a@desk.example",
    "a.b-c_d+e@desk.example",
    "a_b@desk.example_",
    "a@b",
    "*a@d.e*",
    "mailto:a@d.e ",
];
const LABELS: &[&str] = &["a", "A", "Đ", "đ", "x1", "missing", "a b", "ที่", "²"];
const REFERENCES: &[&str] = &["r", "R", "Một Hai", "một  hai", "none", "฿", "r*"];
const ALERTS: &[&str] = &["[!NOTE]", "[!TIP]", "[!WARNING]", "[!important]", "[!HINT]"];

/// A source of random numbers: splitmix64.
struct Random {
    state: u64,
    dialect: Dialect,
}

/// For which parser a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Everything but alerts, which GitHub makes of quotations afterwards.
    CmarkGfm,
    /// Without what comrak reads in another way than cmark-gfm.
    Comrak,
}

impl Random {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    fn pick(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.below(choices.len())]
    }

    /// Picks one of the choices; for comrak, of the first ones.
    fn pick_of(&mut self, choices: &[&'static str], of_comrak: usize) -> &'static str {
        let end = if self.dialect == Dialect::Comrak { of_comrak } else { choices.len() };
        self.pick(&choices[..end])
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Returns a text: its title, blocks, and the definitions to which they refer.
pub(super) fn text(seed: u64, dialect: Dialect) -> String {
    let mut random = Random { state: seed, dialect };
    let count = 1 + random.below(5);
    let blocks: Vec<String> = (0..count).map(|_| block(&mut random, 0)).collect();
    format!(
        "# T\n\n{}\n\n[^a]: note\n\n[^đ]: note *two*\n\n    more\n\n[r]: https://desk.example/r\n[một hai]: <https://desk.example/m> 't'\n[฿]: https://desk.example/b\n",
        blocks.join("\n\n")
    )
}

fn block(random: &mut Random, depth: usize) -> String {
    match random.below(100) {
        45..55 => {
            format!("{} {}", "#".repeat(2 + random.below(3)), line(random))
        }
        55..70 if depth < 3 => list(random, depth),
        70..77 if depth < 3 => quotation(random, depth),
        77..88 => table(random),
        88..91 => code(random),
        91..93 => {
            let under = random.pick(&["---", "--", "===", "-"]);
            format!("{}\n{under}", line(random))
        }
        93..95 => random
            .pick(&[
                "<div>\n\n*a*\n\n</div>",
                "<details>\n<summary>s *x*</summary>\n\n- a\n\n</details>",
                "<!-- c -->",
                "<!-- c\n\nd -->",
                "<hr>",
                "<b>x</b> *y*",
                "<div>*a*</div>",
            ])
            .to_owned(),
        95..98 => random
            .pick(&[
                "---",
                "***",
                "* * *",
                "    code *x*",
                "\tcode",
                "line  \nbreak",
                "line\\\nbreak",
                "_ _ _",
                "+ ",
                "-",
                "1.",
            ])
            .to_owned(),
        _ => paragraph(random),
    }
}

fn paragraph(random: &mut Random) -> String {
    let count = 1 + random.below(3);
    let lines: Vec<String> = (0..count).map(|_| line(random)).collect();
    let end = random.pick(&["\n", "\n", "\n", "  \n", "\\\n", " \n", "\n  ", "\n    "]);
    lines.join(end)
}

fn indented(text: &str, indent: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(number, line)| {
        if number == 0 || line.is_empty() { line.to_owned() } else { format!("{indent}{line}") }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn list(random: &mut Random, depth: usize) -> String {
    let marker = random.pick(&["- ", "* ", "+ ", "1. ", "2. ", "7) ", "- ", "-   ", "10. "]);
    let indent = " ".repeat(if random.chance(85) { marker.len() } else { random.below(5) });
    let box_ = random.chance(20);
    let separator = random.pick(&["\n", "\n", "\n\n", "\n\n\n"]);
    let count = 1 + random.below(4);
    let mut text = String::new();
    for number in 0..count {
        if number > 0 {
            text.push_str(separator);
        }
        text.push_str(if marker == "1. " && number == 1 { "2. " } else { marker });
        let is_comrak = random.dialect == Dialect::Comrak;
        if box_ || random.chance(3) {
            text.push_str(random.pick_of(&["[ ] ", "[x] ", "[X] ", "[x]", "[ ]\t", "[] "], 3));
            if is_comrak {
                // comrak needs words after a box.
                text.push_str(&format!("{} {}", random.pick(WORDS), sequence(random, 1, 3)));
                continue;
            }
        }
        let blocks = if random.chance(75) { 1 } else { 2 };
        let between = random.pick(&["\n\n", "\n", "\n\n"]);
        let inner: Vec<String> = (0..blocks)
            .map(|_| if random.chance(50) { line(random) } else { block(random, depth + 1) })
            .collect();
        text.push_str(&indented(&inner.join(between), &indent));
    }
    text
}

fn quotation(random: &mut Random, depth: usize) -> String {
    let mut inner = block(random, depth + 1);
    if random.dialect == Dialect::Comrak && depth == 0 && random.chance(30) {
        let alert = random.pick(ALERTS);
        inner = format!("{alert}\nkhách {}", sequence(random, 1, 4));
    }
    if random.chance(20) {
        inner = format!("{inner}\n\n{}", block(random, depth + 1));
    }
    // comrak makes no alert without the space.
    let mark = random.pick_of(&["> ", ">"], 1);
    let is_lazy = random.dialect == Dialect::CmarkGfm && random.chance(10);
    let lines = inner.split('\n').enumerate().map(|(number, line)| {
        if is_lazy && number > 0 && !line.is_empty() {
            line.to_owned()
        } else {
            format!("{mark}{line}").trim_end().to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn code(random: &mut Random) -> String {
    let fence = random.pick(&["```", "~~~", "````"]);
    let info = random.pick(&["", "text", "rust x", "a*b*"]);
    format!("{fence}{info}\n{}\n\n{}\n{fence}", line(random), line(random))
}

fn table(random: &mut Random) -> String {
    let columns = 1 + random.below(3);
    let has_start = random.chance(70);
    let has_end = random.chance(80) || columns == 1;
    let row = |cells: Vec<String>| {
        let start = if has_start { "| " } else { "" };
        let end = if has_end { " |" } else { "" };
        format!("{start}{}{end}", cells.join(" | "))
    };
    let cells = |random: &mut Random, count: usize| {
        let cell = |random: &mut Random| {
            let text = sequence(random, 2, 2).replace('\n', " ");
            if random.chance(90) { text.replace('|', "\\|") } else { text }
        };
        (0..count).map(|_| cell(random)).collect::<Vec<_>>()
    };
    let mut lines = Vec::new();
    if random.chance(15) {
        lines.push(line(random));
    }
    lines.push(row(cells(random, columns)));
    let rule =
        |random: &mut Random| random.pick(&["---", ":--", "--:", ":-:", "-", "---\t", " :---: "]);
    lines.push(row((0..columns).map(|_| rule(random).to_owned()).collect()));
    for _ in 0..random.below(3) {
        let count = if random.chance(85) { columns } else { 1 + random.below(4) };
        lines.push(row(cells(random, count)));
    }
    if random.chance(8) {
        lines.push(line(random));
    }
    lines.join("\n")
}

fn line(random: &mut Random) -> String {
    sequence(random, 0, 6)
}

fn sequence(random: &mut Random, depth: usize, most: usize) -> String {
    let mut text = String::new();
    for number in 0..=random.below(most) {
        if number > 0 {
            text.push_str(random.pick(&[" ", " ", "", "", "", "  "]));
        }
        text.push_str(&inline(random, depth));
    }
    text
}

fn inline(random: &mut Random, depth: usize) -> String {
    match random.below(100) {
        0..28 => random.pick(WORDS).to_owned(),
        28..38 => random.pick_of(SYMBOLS, SYMBOLS_OF_COMRAK).to_owned(),
        38..46 if depth < 5 => {
            let mark = random.pick(MARKS);
            format!("{mark}{}{mark}", sequence(random, depth + 1, 3))
        }
        46..51 => random.pick_of(STRAYS, STRAYS_OF_COMRAK).to_owned(),
        51..55 => {
            let mark = random.pick(&["`", "``", "`"]);
            format!(
                "{mark}{}{mark}",
                random.pick_of(&["x", " x ", "*x*", "[a", "\\", " ", "a`b", "฿", "a\\|b"], 6)
            )
        }
        55..60 if depth < 5 => {
            let bang = if random.chance(10) { "!" } else { "" };
            let destination = if bang.is_empty() { random.pick(DESTINATIONS) } else { "a.svg" };
            format!("{bang}[{}]({destination})", sequence(random, depth + 1, 2))
        }
        60..65 => {
            // comrak finds no address without a dot after `www.`.
            let hosts = ["desk.example", "desk.example", "a_b.example", "desk", "d_.e_x.f"];
            let host = random.pick_of(&hosts, 3);
            let end = random.pick_of(&[" ", ""], 1);
            format!("{}{host}{}{end}", random.pick(SCHEMES), random.pick(PATHS))
        }
        65..68 => format!("[^{}]", random.pick(LABELS)),
        68..71 => random.pick(HTML).to_owned(),
        // comrak finds other e-mail addresses in words and in brackets.
        71..73 if random.dialect == Dialect::Comrak && depth == 0 => " a@desk.example ".to_owned(),
        71..73 if random.dialect == Dialect::CmarkGfm => random.pick(EMAILS).to_owned(),
        73..76 if depth < 5 => match random.below(3) {
            0 => format!("[{}]", random.pick(REFERENCES)),
            1 => format!("[{}][]", random.pick(REFERENCES)),
            _ => format!("[{}][{}]", sequence(random, depth + 1, 2), random.pick(REFERENCES)),
        },
        _ => format!("{} {}", random.pick(WORDS), random.pick(WORDS)),
    }
}
