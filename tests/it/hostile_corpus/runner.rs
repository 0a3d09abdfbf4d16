//! The program run on one input, from outside and within bounds.
//!
//! In: an input. Out: what went wrong: a crash, a file that is no longer what it was, too much time
//! or memory, something printed that is no plain text.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::Input;
use crate::hostile_text::is_control;

/// What is built without optimisation is slower, and other tests run beside it.
const SLOWER: u32 = if cfg!(debug_assertions) { 8 } else { 2 };

const LONGEST: Duration = Duration::from_secs(5 * SLOWER as u64);

/// In KiB.
const MOST_MEMORY: u64 = 500 * 1024;

/// How often a program that runs is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// What goes wrong with an input.
pub(super) fn problems(input: &Input) -> Vec<String> {
    let site = input.planted_site();
    let before = site.state();
    let mut problems = Vec::new();
    let mut codes = Vec::new();
    for arguments in [&["check"][..], &["build"]] {
        let run = Bounded::run(&site.root(), arguments);
        let most = if input.may_be_refused() { 2 } else { 1 };
        problems.extend(run.problems(most).map(|problem| format!("{arguments:?}: {problem}")));
        codes.push(run.code);
    }
    // What lies in the way is found only by who writes there.
    if codes[0] == Some(0) && codes[1] != Some(0) && !input.plants_destination() {
        problems.push("check finds no error, and build fails".to_owned());
    }
    let after = site.state();
    let all = before.keys().chain(after.keys());
    let changed = all.filter(|path| before.get(*path) != after.get(*path));
    problems.extend(changed.map(|path| format!("{} is no longer what it was", path.display())));
    problems.into_iter().map(|problem| format!("{}: {problem}", input.name)).collect()
}

/// What the program did.
struct Bounded {
    /// Nothing where it was stopped or crashed.
    code: Option<i32>,
    printed: String,
    time: Duration,
    /// The most that it held at a time, in KiB, where the system tells.
    memory: u64,
}

impl Bounded {
    fn run(root: &Path, arguments: &[&str]) -> Self {
        let mut output = tempfile::tempfile().unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_polybook"))
            .args(arguments)
            .current_dir(root)
            .stdin(Stdio::null())
            .stdout(output.try_clone().unwrap())
            .stderr(output.try_clone().unwrap())
            .spawn()
            .unwrap();
        let (start, mut memory) = (Instant::now(), 0);
        let status = loop {
            memory = memory.max(peak_memory(&program));
            if let Some(status) = program.try_wait().unwrap() {
                break Some(status);
            }
            if start.elapsed() > LONGEST || memory > MOST_MEMORY {
                program.kill().unwrap();
                program.wait().unwrap();
                break None;
            }
            std::thread::sleep(LOOK);
        };
        let printed = read(&mut output);
        Self {
            code: status.and_then(|status| status.code()),
            printed,
            time: start.elapsed(),
            memory,
        }
    }

    fn problems(&self, most: i32) -> impl Iterator<Item = String> {
        let mut problems = Vec::new();
        if self.time > LONGEST {
            problems.push(format!("it takes more than {LONGEST:?}"));
        }
        if self.memory > MOST_MEMORY {
            problems.push(format!("it takes {} MiB", self.memory / 1024));
        }
        let code = self.code;
        if !code.is_some_and(|code| (0..=most).contains(&code)) || self.printed.contains("panicked")
        {
            problems.push(format!("it ends with {code:?}: {:?}", self.printed.lines().next()));
        }
        let is_command = |line: &&str| line.trim_start().starts_with("::") || line.contains("##[");
        let is_wrong = |line: &&str| line.contains(is_control) || is_command(line);
        problems
            .extend(self.printed.lines().find(is_wrong).map(|line| format!("it prints {line:?}")));
        problems.into_iter()
    }
}

/// How much a program has held so far. Linux tells as long as it runs.
fn peak_memory(program: &Child) -> u64 {
    let status =
        fs_err::read_to_string(format!("/proc/{}/status", program.id())).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    peak.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

fn read(output: &mut File) -> String {
    let mut printed = Vec::new();
    output.rewind().unwrap();
    output.read_to_end(&mut printed).unwrap();
    String::from_utf8(printed).unwrap_or_else(|error| format!("\u{0} it is no UTF-8: {error}"))
}
