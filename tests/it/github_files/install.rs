//! The script of the action that installs a release, with releases served on this machine.
#![cfg(unix)]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

use crate::site_test::{SiteFolder, SiteTest, repository};

/// A program that only says its version and its arguments.
const PROGRAM: &str = "#!/bin/sh\necho \"polybook 9.8.7: $*\"\n";

/// Serves the files of a folder on a port of its own, until the tests end.
fn serve(folder: &Path) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let folder = folder.to_owned();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map(Result::unwrap) {
            let mut request = [0; 4096];
            let length = stream.read(&mut request).unwrap();
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let path = request.split(' ').nth(1).unwrap().trim_start_matches('/');
            let (status, body) = match fs_err::read(folder.join(path)) {
                Ok(body) => ("200 OK", body),
                Err(_) => ("404 Not Found", Vec::new()),
            };
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\n");
            let _ = stream.write_all(format!("{head}Connection: close\r\n\r\n").as_bytes());
            let _ = stream.write_all(&body);
        }
    });
    address
}

/// A release with an archive for one system, as the release workflow makes it.
fn release(folder: &SiteFolder, target: &str) -> String {
    folder.write("program/polybook", PROGRAM);
    let name = format!("polybook-v9.8.7-{target}.tar.gz");
    folder.write(&format!("releases/v9.8.7/{name}.sha256"), "");
    let script = format!(
        "chmod +x program/polybook && tar -czf releases/v9.8.7/{name} -C program polybook && \
         cd releases/v9.8.7 && (sha256sum {name} || shasum -a 256 {name}) > {name}.sha256"
    );
    let run = Command::new("sh").args(["-c", &script]).current_dir(folder.path("")).status();
    assert!(run.unwrap().success());
    name
}

/// Runs the script as the action does.
fn install(folder: &SiteFolder, releases: &str, version: &str, system: (&str, &str)) -> Output {
    // The action's own version, for workflows that name none.
    folder.write("action/Cargo.toml", "[package]\nname = \"polybook\"\nversion = \"9.8.7\"\n");
    folder.write("temp/.keep", "");
    Command::new("bash")
        .arg(repository(".github/action/install.sh"))
        .env("POLYBOOK_VERSION", version)
        .env("POLYBOOK_RELEASES", releases)
        .env("GITHUB_ACTION_PATH", folder.path("action"))
        .env("GITHUB_PATH", folder.path("path"))
        .env("RUNNER_OS", system.0)
        .env("RUNNER_ARCH", system.1)
        .env("RUNNER_TEMP", folder.path("temp"))
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

#[test]
fn a_release_is_installed_for_the_system_of_the_runner_and_run() {
    for (system, target) in [
        (("Linux", "X64"), "x86_64-unknown-linux-musl"),
        (("Linux", "ARM64"), "aarch64-unknown-linux-musl"),
        (("macOS", "ARM64"), "aarch64-apple-darwin"),
        (("macOS", "X64"), "x86_64-apple-darwin"),
    ] {
        // With and without a version, and with that of its tag.
        for version in ["", "9.8.7", "v9.8.7"] {
            let folder = SiteTest::empty().on_disk();
            release(&folder, target);
            let run = install(&folder, &serve(&folder.path("releases")), version, system);
            assert!(run.status.success(), "{target}: {}", said(&run));
            let path = folder.read("path");
            let own = std::env::var_os("PATH").unwrap();
            let path = format!("{}:{}", path.trim(), own.display());
            let run = Command::new("bash")
                .arg(repository(".github/action/run.sh"))
                .env("PATH", path)
                .env("POLYBOOK_COMMAND", "check")
                .env("POLYBOOK_ARGS", " --format github  *\n--drafts $(id)")
                .current_dir(folder.path(""))
                .output()
                .unwrap();
            // Words of a workflow are words, neither patterns nor commands.
            let expected = "polybook 9.8.7: check --format github * --drafts $(id)\n";
            assert_eq!(said(&run), expected);
        }
    }
}

#[test]
fn nothing_is_installed_if_the_checksum_is_wrong_or_missing() {
    let linux = ("Linux", "X64");
    for sum in [Some("0".repeat(64)), Some(String::new()), None] {
        let folder = SiteTest::empty().on_disk();
        let name = release(&folder, "x86_64-unknown-linux-musl");
        let file = format!("releases/v9.8.7/{name}.sha256");
        match &sum {
            Some(sum) => folder.write(&file, format!("{sum}  {name}\n")),
            None => fs_err::remove_file(folder.path(&file)).unwrap(),
        }
        let run = install(&folder, &serve(&folder.path("releases")), "", linux);
        assert!(!run.status.success() && !folder.path("path").exists(), "{}", said(&run));
        let reason = if sum.is_some() { "the checksum of" } else { "could not download" };
        assert!(
            said(&run).contains(&format!("::error title=polybook::{reason}")),
            "{}",
            said(&run)
        );
        assert!(!folder.path("temp/polybook-9.8.7/polybook").exists());
    }
}

#[test]
fn versions_and_systems_without_a_release_are_explained() {
    let folder = SiteTest::empty().on_disk();
    release(&folder, "x86_64-unknown-linux-musl");
    let releases = serve(&folder.path("releases"));
    for (version, system, reason) in [
        ("9.9.9", ("Linux", "X64"), "Is there a release 9.9.9?"),
        ("../x", ("Linux", "X64"), "is not the version of a release"),
        ("1.0 $(id)", ("Linux", "X64"), "is not the version of a release"),
        ("", ("Linux", "ARM"), "there is no release for Linux on ARM"),
        ("", ("Windows", "ARM64"), "there is no release for Windows on ARM64"),
    ] {
        let run = install(&folder, &releases, version, system);
        assert!(!run.status.success() && said(&run).contains(reason), "{}", said(&run));
        assert!(!folder.path("path").exists());
    }
}
