//! A small site with every interactive section, in two languages, and the places from which it is
//! read.
//!
//! In: nothing. Out: [`practice_site`], for tests to change, and [`on_server_and_disk`], which
//! opens it from a web server and from disk.

use std::path::Path;

use crate::browser::{Browser, BuiltSite, Firefox, Page, StaticServer};
use crate::site_test::SiteTest;

pub(crate) const FIRST: &str = "en/care/first.html";

const FIRST_ENGLISH: &str = r#"# The first

A guest comes late, and somebody listens.

<!-- objectives -->
## After this lesson you can <a id="objectives"></a>

- listen before you answer

## The story <a id="the-story"></a>

She had waited for an hour. What she wanted was [compassion](../../glossary/en.md#compassion),
and what she got was a number.

Then somebody looked up.

https://www.youtube.com/watch?v=abcdefghijk

<details>
<summary>What the video says</summary>

“I have time for you,” says the man at the desk.

</details>

<!-- scenario -->
## At the desk <a id="at-the-desk"></a>

> **Guest:** “Will it take much longer?”

<details>
<summary>“I cannot say.”</summary>

True, and no help.

</details>

<details>
<summary>“Ten minutes. May I bring you some tea?”</summary>

Now she knows, and somebody cares.

</details>

<!-- instructor: 4 -->
<details>
<summary>For team leads: one minute each</summary>

Play it in pairs.

</details>

<!-- reflection: my-week -->
## Your own week <a id="my-week"></a>

Whom did you listen to?

<!-- quiz -->
## Check yourself <a id="check-yourself"></a>

<!-- q: first-move -->
### What comes first? <a id="first-move"></a>

- [ ] A number from the machine
  > The number is not what she came for.
- [x] A look
  > She knows that you have seen her.
- [ ] The form that has to be filled in
  > The form can wait for a moment.

<!-- q: who-helps -->
### Who may help her? <a id="who-helps"></a>

- [x] You
  > You are there.
- [ ] Only the manager
  > The manager is at home.
- [x] Your colleague
  > Four hands are quicker.

<details>
<summary>More about it</summary>

Whoever is near enough can begin.

</details>

<!-- discussion -->
## Talk about it <a id="talk"></a>

- Who waits longest with us?

<!-- keypoints -->
## Remember <a id="remember"></a>

- Look up.

<!-- plan: next-shift -->
## Your next shift <a id="next-shift"></a>

- [ ] Look up once more than yesterday.
- [ ] Say how long it will take.
"#;

const FIRST_DUTCH: &str = r#"# De eerste

Een gast komt te laat, en iemand luistert.

<!-- objectives -->
## Na deze les kun je <a id="objectives"></a>

- luisteren voordat je antwoordt

## Het verhaal <a id="the-story"></a>

Ze had een uur gewacht. Ze wilde [mededogen](../../glossary/nl.md#compassion),
en ze kreeg een nummer.

Toen keek iemand op.

https://www.youtube.com/watch?v=abcdefghijk

<details>
<summary>Wat de video zegt</summary>

‘Ik heb tijd voor u’, zegt de man aan de balie.

</details>

<!-- scenario -->
## Aan de balie <a id="at-the-desk"></a>

> **Gast:** ‘Duurt het nog lang?’

<details>
<summary>‘Dat weet ik niet.’</summary>

Dat is waar, en het helpt niet.

</details>

<details>
<summary>‘Tien minuten. Wilt u thee?’</summary>

Nu weet ze het, en iemand denkt aan haar.

</details>

<!-- instructor: 4 -->
<details>
<summary>Voor teamleiders: ieder een minuut</summary>

Speel het in tweetallen.

</details>

<!-- reflection: my-week -->
## Je eigen week <a id="my-week"></a>

Naar wie heb je geluisterd?

<!-- quiz -->
## Test jezelf <a id="check-yourself"></a>

<!-- q: first-move -->
### Wat komt eerst? <a id="first-move"></a>

- [ ] Een nummer uit de automaat
  > Voor het nummer kwam ze niet.
- [x] Een blik
  > Ze weet dat je haar hebt gezien.
- [ ] Het formulier dat moet worden ingevuld
  > Het formulier kan even wachten.

<!-- q: who-helps -->
### Wie mag haar helpen? <a id="who-helps"></a>

- [x] Jij
  > Jij bent er.
- [ ] Alleen de chef
  > De chef is thuis.
- [x] Je collega
  > Vier handen gaan sneller.

<details>
<summary>Meer hierover</summary>

Wie dichtbij genoeg is, kan beginnen.

</details>

<!-- discussion -->
## Praat erover <a id="talk"></a>

- Wie wacht bij ons het langst?

<!-- keypoints -->
## Onthoud <a id="remember"></a>

- Kijk op.

<!-- plan: next-shift -->
## Je volgende dienst <a id="next-shift"></a>

- [ ] Kijk een keer vaker op dan gisteren.
- [ ] Zeg hoe lang het duurt.
"#;

const SECOND_ENGLISH: &str = r#"# The second

He rings in the middle of the night.

<!-- quiz -->
## Check yourself <a id="check-yourself"></a>

<!-- q: at-night -->
### What do you say? <a id="at-night"></a>

- [x] Good evening
  > A greeting always fits.
- [ ] Nothing at all
  > Silence is long in the night.
"#;

const SECOND_DUTCH: &str = r#"# De tweede

Hij belt midden in de nacht.

<!-- quiz -->
## Test jezelf <a id="check-yourself"></a>

<!-- q: at-night -->
### Wat zeg je? <a id="at-night"></a>

- [x] Goedenavond
  > Een groet past altijd.
- [ ] Helemaal niets
  > Stilte duurt lang in de nacht.
"#;

/// Returns three lessons in English and Dutch: `care/first` has everything, `care/second` one
/// question, `care/third` only text.
pub(crate) fn practice_site() -> SiteTest {
    SiteTest::new()
        .file("content/en.md", "# Lessons\n\nShort lessons.")
        .file("content/nl.md", "# Lessen\n\nKorte lessen.")
        .file(
            "content/glossary/en.md",
            "# Words\n\n## Compassion <a id=\"compassion\"></a>\n\n\
            Seeing that it is hard, and doing something.",
        )
        .file(
            "content/glossary/nl.md",
            "# Woorden\n\n## Mededogen <a id=\"compassion\"></a>\n\n\
            Zien dat het zwaar is, en iets doen.",
        )
        .file("content/pages/about/en.md", "# About\n\nWho writes this.")
        .file("content/care/first/lesson.toml", "source = \"en\"\norder = 1\ntags = [\"calm\"]\n")
        .file("content/care/first/en.md", FIRST_ENGLISH)
        .file("content/care/first/nl.md", FIRST_DUTCH)
        .file("content/care/second/lesson.toml", "source = \"en\"\norder = 2\n")
        .file("content/care/second/en.md", SECOND_ENGLISH)
        .file("content/care/second/nl.md", SECOND_DUTCH)
        .file("content/care/third/lesson.toml", "source = \"en\"\norder = 3\n")
        .file(
            "content/care/third/en.md",
            "# The third\n\nNothing to do here but read.\n\n\
            ## On <a id=\"on\"></a>\n\nAnd on.",
        )
        .file(
            "content/care/third/nl.md",
            "# De derde\n\nHier valt alleen te lezen.\n\n\
            ## Verder <a id=\"on\"></a>\n\nEn verder.",
        )
}

/// Does the same on a web server, below a path, and from disk. No page may report an error or
/// request another host.
pub(crate) fn on_server_and_disk(site: &SiteTest, try_it: impl Fn(&mut Page, &str)) {
    let folder = site.on_disk();
    on_server_and_disk_with(&BuiltSite::of(&folder.path(""), None), try_it);
}

/// Like [`on_server_and_disk`], with a site that is built already.
pub(crate) fn on_server_and_disk_with(site: &BuiltSite, try_it: impl Fn(&mut Page, &str)) {
    on_server_and_disk_in(&site.folder(), try_it);
}

/// Like [`on_server_and_disk`], with a site that changes: its first version is below `0/`, the
/// second below `1/`. The reader's device treats them as one site.
pub(crate) fn on_server_and_disk_then(
    first: &SiteTest,
    then: &SiteTest,
    try_it: impl Fn(&mut Page, &str),
) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for (name, site) in [("0", first), ("1", then)] {
        let written = site.on_disk();
        let built = BuiltSite::of(&written.path(""), None);
        fs_err::rename(built.folder(), root.join(name)).unwrap();
    }
    on_server_and_disk_in(&root, try_it);
}

/// The same in Firefox too, where the page is alone.
pub(crate) fn in_both_browsers(site: &SiteTest, try_it: impl Fn(&mut Page, &str)) {
    let written = site.on_disk();
    in_both_browsers_with(&BuiltSite::of(&written.path(""), None), try_it);
}

/// The same with a site that is already built.
pub(crate) fn in_both_browsers_with(site: &BuiltSite, try_it: impl Fn(&mut Page, &str)) {
    let folder = site.folder();
    on_server_and_disk_in(&folder, &try_it);
    in_firefox(&folder, &[Place::Server, Place::Disk], &try_it);
}

/// The same where several pages share what they store: from disk each has a storage of its own in
/// Firefox, so there it is tried on a server only.
pub(crate) fn in_both_browsers_with_one_storage(site: &SiteTest, try_it: impl Fn(&mut Page, &str)) {
    let written = site.on_disk();
    let built = BuiltSite::of(&written.path(""), None);
    on_server_and_disk_in(&built.folder(), &try_it);
    in_firefox(&built.folder(), &[Place::Server], &try_it);
}

/// From where a site is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Server,
    Disk,
}

/// Runs actions in Firefox on a folder; the page must report no errors.
pub(crate) fn in_firefox(folder: &Path, places: &[Place], try_it: impl Fn(&mut Page, &str)) {
    let Some(firefox) = Firefox::start() else { return };
    let server = StaticServer::start(folder, "/repo/");
    for place in places {
        let root = match place {
            Place::Server => server.url(""),
            Place::Disk => format!("file://{}/", folder.display()),
        };
        look(&mut firefox.page(), &root, &try_it);
    }
}

fn on_server_and_disk_in(folder: &Path, try_it: impl Fn(&mut Page, &str)) {
    let Some(browser) = Browser::shared() else { return };
    let server = StaticServer::start(folder, "/repo/");
    for root in [server.url(""), format!("file://{}/", folder.display())] {
        look(&mut browser.page(), &root, &try_it);
    }
}

fn look(page: &mut Page, root: &str, try_it: impl Fn(&mut Page, &str)) {
    try_it(page, root);
    let log = page.take_log();
    assert_eq!((log.complaints, log.failed), (Vec::new(), Vec::new()), "{root}");
    let is_ours = |request: &&String| {
        request.starts_with(root) || request.starts_with("blob:") || request.starts_with("data:")
    };
    assert_eq!(log.requests.iter().find(|request| !is_ours(request)), None, "{root}");
}

/// Sets the reader's clock ahead by this number of days, from the next page on.
pub(crate) fn days_later(page: &mut Page, days: i32) -> serde_json::Value {
    page.run_first(&format!(
        "(Real => {{
           const ahead = {days} * 24 * 60 * 60 * 1000;
           window.Date = class extends Real {{
             constructor(...given) {{
               if (given.length) super(...given); else super(Real.now() + ahead);
             }}
             static now() {{ return Real.now() + ahead; }}
           }};
         }})(Date)"
    ))
}
