//! `polybook completions` and `polybook man`, which know every command and option.

use std::process::Command;

use crate::site_test::{SiteFolder, SiteTest};

/// Returns what a command prints, which must succeed.
fn printed(folder: &SiteFolder, arguments: &[&str]) -> String {
    let run = folder.run(arguments);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run}");
    run.stdout
}

#[test]
fn every_shell_and_the_man_page_know_every_command() {
    let folder = SiteTest::empty().on_disk();
    let help = printed(&folder, &["--help"]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> = commands.map_while(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"init") && commands.len() > 8, "{commands:?}");
    let shells = ["bash", "zsh", "fish", "powershell", "elvish"];
    let scripts = shells.map(|shell| printed(&folder, &["completions", shell]));
    let man = printed(&folder, &["man"]);
    for text in scripts.iter().chain([&man]) {
        for command in &commands {
            assert!(text.contains(command), "{command} in {text}");
        }
        assert!(text.contains("title"), "{text}");
    }
    assert!(man.contains(".SH POLYBOOK INIT") && !man.contains("polybook\\-init"), "{man}");
}

#[test]
fn the_script_for_bash_is_one() {
    let folder = SiteTest::empty().on_disk();
    folder.write("script", printed(&folder, &["completions", "bash"]));
    let Ok(run) = Command::new("bash").arg("-n").arg(folder.path("script")).output() else {
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}
