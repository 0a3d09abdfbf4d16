//! What must never keep `serve` from answering: silent, stalled and countless connections, requests
//! that are none, pages of other origins, and faults of polybook itself. All on loopback, within
//! bounds.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use polybook::load::Loaded;
use polybook::serve::session::Session;
use polybook::{Build, BuildOptions, build};

use crate::browser::{ask, get};
use crate::serve_test::Served;
use crate::site_test::{DRAWING, SiteTest};

const PAGE: &str = "/lessons/en/care/first.html";

/// A good request is answered within this time, whatever others do.
const ANSWER: Duration = Duration::from_secs(2);

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/care/first/en.md", "# The first lesson\n\n![A drawing](drawing.svg)")
        .asset("content/care/first/drawing.svg", DRAWING)
}

fn connect(served: &Served) -> TcpStream {
    TcpStream::connect(&served.address).unwrap()
}

fn send(served: &Served, bytes: &[u8]) -> TcpStream {
    let mut stream = connect(served);
    // Whoever hangs up at once on nonsense may be faster than the last byte of it.
    let _ = stream.write_all(bytes);
    stream
}

#[track_caller]
fn assert_answers(served: &Served) {
    let begun = Instant::now();
    assert!(served.page(PAGE).contains("The first lesson"));
    assert!(begun.elapsed() < ANSWER, "after {:?}", begun.elapsed());
}

fn status(mut stream: TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut start = [0; 12];
    match stream.read_exact(&mut start) {
        Ok(()) => String::from_utf8_lossy(&start[9..]).into_owned(),
        Err(_) => String::new(),
    }
}

/// What a hostile connection sends at first, and then byte by byte.
fn hostile_requests(host: &str) -> Vec<(Vec<u8>, &'static [u8])> {
    let page = format!("GET {PAGE} HTTP/1.1\r\nHost: {host}\r\n");
    let slow = b"X-Slow: more and more and more";
    vec![
        (Vec::new(), b""),
        // Half a request, or half of its body.
        (b"GET /lessons/ HT".to_vec(), b""),
        (
            format!("POST {PAGE} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000000\r\n\r\n")
                .into(),
            b"",
        ),
        (format!("{page}Transfer-Encoding: chunked\r\n\r\n").into(), b""),
        // One byte now and then.
        (Vec::new(), b"GET /lessons/index.html HTTP/1.1"),
        (page.clone().into(), slow),
        (format!("{page}Content-Length: 1000\r\n\r\n").into(), slow),
        // The answers are asked for, and never read.
        (format!("{page}\r\n").repeat(50).into(), b""),
        (
            format!("GET /lessons/search/en/index.js HTTP/1.1\r\nHost: {host}\r\n\r\n")
                .repeat(200)
                .into(),
            b"",
        ),
        // Nonsense: no HTTP, a greeting of TLS, too many fields.
        ((0..=255).cycle().take(5_000).collect(), b"\xff\x00\r\n"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(), b"\x00\x00\x00"),
        (format!("{page}{}", "X: y\r\n".repeat(500)).into(), b"X: y\r\n"),
        // Streams of news that stay open.
        (format!("GET /__polybook/news HTTP/1.1\r\nHost: {host}\r\n\r\n").into(), b""),
        (format!("GET /__polybook/news HTTP/1.1\r\nHost: {host}\r\n\r\n").into(), b"G"),
    ]
}

/// Asks for a page again and again until told to stop; returns how long each answer took.
fn ask_throughout(address: &str, stop: &AtomicBool) -> Vec<Duration> {
    let mut answers = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let (status, bytes) = get(address, PAGE).unwrap();
        assert!(status == 200 && String::from_utf8(bytes).unwrap().contains("The first lesson"));
        answers.push(begun.elapsed());
        thread::sleep(Duration::from_millis(5));
    }
    answers
}

#[test]
fn a_good_request_is_answered_throughout_a_thousand_hostile_connections() {
    let served = Served::start(&site());
    let requests = hostile_requests(&served.address);
    let stop = AtomicBool::new(false);
    let answers = thread::scope(|scope| {
        let asking = scope.spawn(|| ask_throughout(&served.address, &stop));
        let mut open: VecDeque<(TcpStream, std::slice::Iter<'static, u8>)> = VecDeque::new();
        for (number, (first, then)) in requests.iter().cycle().take(1_120).enumerate() {
            let stream = connect(&served);
            // Nobody reads the answers, so that this would wait for the server for ever.
            stream.set_nonblocking(true).unwrap();
            open.push_back((stream, then.iter()));
            // The server may be faster to hang up on nonsense than its last byte.
            let _ = open.back_mut().unwrap().0.write_all(first);
            // A process of a test may have about a thousand files itself.
            if open.len() > 300 {
                open.pop_front();
            }
            // So that the flood does not end before others have had a turn.
            if number % 50 == 0 {
                assert_answers(&served);
            }
            if number % 20 == 0 {
                for (stream, rest) in &mut open {
                    let _ = rest.next().map(|byte| stream.write_all(&[*byte]));
                }
            }
        }
        assert_answers(&served);
        drop(open);
        assert_answers(&served);
        stop.store(true, Ordering::Relaxed);
        asking.join().unwrap()
    });
    let slowest = answers.iter().max().unwrap();
    assert!(*slowest < ANSWER, "an answer took {slowest:?}");
}

#[test]
fn streams_of_news_keep_nobody_out() {
    let served = Served::start(&site());
    let listeners: Vec<_> =
        (0..300).map(|_| ask(&served.address, "/__polybook/news").unwrap()).collect();
    assert_answers(&served);
    drop(listeners);
    assert_answers(&served);
}

#[test]
fn requests_that_are_none_are_refused() {
    let served = Served::start(&site());
    let host = served.address.clone();
    for (request, expected) in [
        (format!("POST {PAGE} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\n\r\nbody"), "405"),
        (format!("DELETE {PAGE} HTTP/1.1\r\nHost: {host}\r\n\r\n"), "405"),
        (format!("GET {PAGE} HTTP/1.1\r\n\r\n"), "403"),
        (format!("GET {PAGE} HTTP/1.1\r\nHost: {}\r\n\r\n", "x".repeat(2_000)), "403"),
        ("\u{0}\u{1}\u{2}\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/9.9\r\n\r\n".to_owned(), "400"),
    ] {
        let shown: String = request.chars().take(60).collect();
        assert_eq!(status(send(&served, request.as_bytes())), expected, "{shown}");
    }
    let long = format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "x".repeat(1_000_000));
    let answered = status(send(&served, long.as_bytes()));
    assert!(["414", "431", "400", ""].contains(&answered.as_str()), "{answered}");
    assert_answers(&served);
}

#[test]
fn only_names_of_this_machine_are_answered_to() {
    let served = Served::start(&site());
    let port = served.address.rsplit_once(':').unwrap().1;
    let ask = |host: &str| {
        status(send(&served, format!("GET {PAGE} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes()))
    };
    for own in ["localhost", "LOCALHOST", "127.0.0.1", "127.0.0.5", "[::1]"] {
        assert_eq!(ask(&format!("{own}:{port}")), "200", "{own}");
        assert_eq!(ask(own), "200", "{own}");
    }
    for foreign in [
        "example.org",
        "localhost.example.org",
        "192.168.1.7",
        "0.0.0.0",
        "",
        "127.0.0.1.example.org",
    ] {
        assert_eq!(ask(&format!("{foreign}:{port}")), "403", "{foreign}");
    }
}

#[test]
fn nothing_that_is_served_is_for_pages_of_other_origins() {
    let served = Served::start(&site());
    for path in [
        PAGE,
        "/lessons/search/en/index.js",
        "/__polybook/news",
        "/__polybook/reload.js",
        "/lessons/nothing.html",
        "/",
    ] {
        let answer = ask(&served.address, path).unwrap();
        assert_eq!(answer.field("cross-origin-resource-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.field("access-control-allow-origin"), None, "{path}");
    }
}

#[test]
fn the_path_of_a_site_may_be_written_in_any_letters() {
    for (written, encoded) in [
        ("https://example.org/b%C3%A0i/", "/b%C3%A0i/"),
        ("https://example.org/bài/", "/b%C3%A0i/"),
        (
            "https://example.org/บทเรียน/",
            "/%E0%B8%9A%E0%B8%97%E0%B9%80%E0%B8%A3%E0%B8%B5%E0%B8%A2%E0%B8%99/",
        ),
    ] {
        let config = format!(
            "[book]\ntitle = \"Lessons\"\nlanguage = \"en\"\n[output.html]\nsite-url = \"{written}\"\n[languages.en]\n"
        );
        let served = Served::start(&site().file("book.toml", &config));
        assert!(
            served.page(&format!("{encoded}en/care/first.html")).contains("The first lesson"),
            "{written}"
        );
        assert!(served.page(encoded).contains("<html"), "{written}");
        let answer = ask(&served.address, "/").unwrap();
        assert_eq!((answer.status, answer.field("location")), (302, Some(encoded)), "{written}");
    }
}

#[test]
fn a_build_that_fails_leaves_the_site_before_it_and_says_so() {
    let sources = site().sources;
    let fragile = |loaded: Loaded, options: &BuildOptions, previous: Option<&_>| -> Build {
        let is_bad = loaded.sources.texts.values().any(|file| file.text.contains("the last straw"));
        assert!(!is_bad, "as if polybook had a fault");
        build(loaded, options, previous)
    };
    let session = Session::with_builder(sources.clone().into(), BuildOptions::default(), fragile);
    assert_eq!(session.state().failure, None);
    let mut bad = sources.clone();
    bad.insert_text("content/care/first/en.md", "# The first lesson\n\nthe last straw");
    session.replace(bad.into());
    let state = session.state();
    assert!(state.failure.as_ref().is_some_and(|failure| failure.key == "serve-build-failed"));
    assert_eq!(state.generation, 2);
    assert!(state.site.render("en/care/first.html").is_some(), "the site before it is still there");
    session.replace(sources.into());
    assert_eq!((session.state().failure.as_ref(), session.state().generation), (None, 3));
}
