//! What templates see: the documented theme API.
//!
//! In: what `render` has looked up in the catalog. Out: plain values that Tera can walk. A field `path` counts from the root of
//! the site, and a template writes `{{ root }}{{ x.path }}`; a field `href` is ready as it is. Paths are the same on every page, so that
//! what many pages show (the header, a lesson in a list) is made once. The structures here
//! are written down for theme authors in `docs/theme.md`, and a test holds the two together. Domain types never
//! reach a template, so that they can change without breaking a theme.

use serde::Serialize;

use super::theme::{Field, SharedValue};
use super::training_view::{DefinitionView, PracticeView};

/// What every HTML page has, whatever its kind: the variable `page`.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// `home`, `topic`, `lesson`, `plain`, `glossary`, `guide`, `progress`, `translations`, `tags`, `tag`, `picker`, `not-found` or `redirect`.
    pub kind: &'static str,
    /// The page's own path from the root of the site.
    pub path: String,
    /// The whole `<title>`.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
    /// BCP 47 tag of the page's language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The calendar of dates, as browsers name it: `gregory` or `buddhist`.
    pub calendar: &'static str,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
    /// Absolute address; only where `site-url` is known.
    pub canonical: Option<String>,
    /// Absolute addresses of the page in every language, `x-default` included.
    pub alternates: Vec<AlternateView>,
    /// Absolute address of a picture for shared links.
    pub image: Option<String>,
    /// Open Graph type: `website` or `article`.
    pub og_type: &'static str,
    /// Structured data, ready to stand in a `<script type="application/ld+json">`.
    pub json_ld: Option<String>,
    /// The language's Atom feed, from the root of the site; absent where no lesson has a date or the site's address is not known.
    pub feed_path: Option<String>,
    /// Origins from which the page may frame something once a reader asks for it, for its content policy.
    pub frames: Vec<&'static str>,
    /// The topic whose accent colour the page wears.
    pub topic_id: Option<String>,
}

/// One `<link rel="alternate" hreflang>`.
#[derive(Debug, Serialize)]
pub struct AlternateView {
    /// BCP 47 tag or `x-default`.
    pub hreflang: String,
    /// Absolute address.
    pub href: String,
}

/// The variable `site`.
#[derive(Debug, Serialize)]
pub struct SiteView {
    /// The site's permanent id, under which devices keep what readers do.
    pub id: String,
    /// The site's title in the language of the page.
    pub title: String,
    /// One sentence about the site in the language of the page.
    pub description: String,
    /// The licence of the lessons, as `book.toml` states it.
    pub license: Option<String>,
    /// Where the sources live.
    pub repository_href: Option<String>,
}

/// Header and footer: the variable `nav`.
#[derive(Debug, Serialize)]
pub struct NavView {
    /// The home page in the language of the page.
    pub home_path: String,
    /// Every topic, in order.
    pub topics: Vec<LinkView>,
    /// Plain pages, linked in the footer.
    pub pages: Vec<LinkView>,
    /// The glossary; absent where the site has none.
    pub glossary: Option<LinkView>,
    /// The page where a reader sees what they have done; absent where the site has no lessons.
    pub progress_path: Option<String>,
    /// The page where a reader searches.
    pub search_path: String,
    /// The script that names the scripts of the search.
    pub search_index_path: String,
    /// The list of tags; absent where the site has none.
    pub tags_path: Option<String>,
    /// The page where a reader picks a language.
    pub picker_path: String,
    /// Lessons and languages, for translators; absent where the site has one language.
    pub translations_path: Option<String>,
}

/// A link whose text is the title of what it leads to.
#[derive(Debug, Serialize, Clone)]
pub struct LinkView {
    /// Plain text.
    pub title: String,
    /// From the root of the site.
    pub path: String,
    /// BCP 47 tag of the title, where it is not the page's own.
    pub lang: Option<String>,
    /// The topic whose accent it wears.
    pub topic_id: Option<String>,
}

/// One entry of the language switcher: the variable `languages`.
#[derive(Debug, Serialize)]
pub struct LanguageView {
    /// BCP 47 tag.
    pub tag: String,
    /// The language's own name for itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// From the root of the site; absent where nothing can be linked.
    pub path: Option<String>,
    /// `current` (this page), `translated`, or `missing` (leads to a page that says so, or nowhere).
    pub state: &'static str,
    /// Whether the page was first written in this language.
    pub original: bool,
}

/// Styles and scripts, from the root of the site: the variable `assets`.
#[derive(Debug, Default, Serialize)]
pub struct AssetsView {
    /// Style sheets, in order.
    pub styles: Vec<String>,
    /// The site's own scripts.
    pub scripts: Vec<String>,
}

/// What a page shows where its text is not in the reader's language: the field `notice` of home, topic, lesson and plain pages.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    /// `stub` (no text follows) or `inline` (the text follows in another language).
    pub kind: &'static str,
    /// The language of the text that is shown or offered first.
    pub language: LanguageView,
    /// Every language in which the text exists, in the order in which this reader would want them.
    pub available: Vec<LanguageView>,
}

/// A running text.
#[derive(Debug, Serialize)]
pub struct TextView {
    /// The title as HTML (it may hold `code` or emphasis).
    pub title_html: String,
    /// The title as plain text.
    pub title: String,
    /// The anchor of the title.
    pub title_id: String,
    /// The first paragraph, as plain text; empty where there is none.
    pub summary: String,
    /// BCP 47 tag of title and text, where it is not the page's own.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, beside `lang`.
    pub dir: Option<&'static str>,
    /// The text as HTML, without its title; empty on a stub.
    pub body: String,
    /// Headings of the second and third level, nested.
    pub contents: Vec<ContentsView>,
    /// Who translated the text.
    pub translators: Vec<String>,
    /// Where the text can be edited.
    pub edit_href: Option<String>,
}

/// One entry of the table of contents.
#[derive(Debug, Serialize)]
pub struct ContentsView {
    /// The heading as plain text.
    pub title: String,
    /// `#…`, on this page.
    pub href: String,
    /// Headings one level down.
    pub children: Vec<ContentsView>,
}

/// The variable `home`.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The paragraph with which the text opens, as HTML; absent where it opens with something else.
    pub lede: Option<String>,
    /// The text of the home page, without its lede.
    pub text: TextView,
    /// Present where the text is missing in this language.
    pub notice: Option<NoticeView>,
    /// Every topic, in order.
    pub topics: Vec<TopicCardView>,
    /// The first lesson of the first topic, a [`LessonCardView`].
    #[serde(skip)]
    pub start: Option<SharedValue>,
    /// How many lessons the site has.
    pub lesson_count: usize,
    /// Every lesson as `topic/lesson`, with spaces between them, for a script; old ids, and lessons whose page is elsewhere, as
    /// `topic/lesson=PATH`.
    pub lessons: String,
}

impl HomeView {
    /// Ready for a template.
    pub(super) fn share(mut self) -> SharedValue {
        let fields = [("start", Field::Option(std::mem::take(&mut self.start)))];
        SharedValue::with_fields(&self, fields)
    }
}

/// A topic in a list.
#[derive(Debug, Serialize)]
pub struct TopicCardView {
    /// The topic's folder name, for its accent colour.
    pub topic_id: String,
    /// The topic's name.
    pub title: String,
    /// BCP 47 tag of title and summary, where it is not the page's own.
    pub lang: Option<String>,
    /// The first paragraph of the topic's page.
    pub summary: String,
    /// From the root of the site.
    pub path: String,
    /// How many lessons it lists.
    pub lesson_count: usize,
    /// The ids of those that belong to another topic, with spaces between them; often empty.
    pub guest_ids: String,
    /// The topic's drawing: the first picture of its page.
    pub image: Option<ImageView>,
}

/// A picture.
#[derive(Debug, Serialize, Clone)]
pub struct ImageView {
    /// From the root of the site, as an address.
    pub path: String,
    /// Width in pixels, where the file says so.
    pub width: Option<u32>,
    /// Height in pixels, where the file says so.
    pub height: Option<u32>,
}

/// A lesson in a list. The same on every page of a language.
#[derive(Debug, Serialize)]
pub struct LessonCardView {
    /// The lesson as `topic/lesson`, the same in every language.
    pub id: String,
    /// Old ids, with spaces between them; often empty.
    pub aliases: String,
    /// The lesson's title.
    pub title: String,
    /// The lesson's summary.
    pub summary: String,
    /// BCP 47 tag of title and summary, where it is not the page's own.
    pub lang: Option<String>,
    /// The name of that language, as a label: `Tiếng Việt`.
    pub language_name: Option<String>,
    /// From the root of the site.
    pub path: String,
    /// BCP 47 tag of the page the link leads to, where it is not the page's own.
    pub hreflang: Option<String>,
    /// Whether the lesson exists in the page's language.
    pub translated: bool,
    /// The lesson's own topic.
    pub topic_id: String,
    /// The name of that topic.
    pub topic_title: String,
    /// BCP 47 tag of the topic's name, where it is not the page's own.
    pub topic_lang: Option<String>,
}

/// The variable `topic`.
#[derive(Debug, Serialize)]
pub struct TopicPageView {
    /// The topic's folder name.
    pub topic_id: String,
    /// The text of the topic's page; on later pages of a long list, only its title.
    pub text: TextView,
    /// Present where the text is missing in this language.
    pub notice: Option<NoticeView>,
    /// The lessons of this page of the list.
    #[serde(skip)]
    pub lessons: Vec<SharedValue>,
    /// How many lessons the topic lists in all.
    pub lesson_count: usize,
    /// The ids of those that belong to another topic, with spaces between them; often empty.
    pub guest_ids: String,
    /// Where the list runs over several pages.
    pub pager: Option<PagerView>,
}

impl TopicPageView {
    /// Ready for a template.
    pub(super) fn share(mut self) -> SharedValue {
        let fields = [("lessons", Field::List(std::mem::take(&mut self.lessons)))];
        SharedValue::with_fields(&self, fields)
    }
}

/// Where a list runs over several pages.
#[derive(Debug, Serialize)]
pub struct PagerView {
    /// This page, from 1.
    pub number: usize,
    /// How many pages.
    pub count: usize,
    /// From the root of the site.
    pub previous_path: Option<String>,
    /// From the root of the site.
    pub next_path: Option<String>,
}

/// The variable `lesson`.
#[derive(Debug, Serialize)]
pub struct LessonPageView {
    /// The lesson as `topic/lesson`, the same in every language.
    pub id: String,
    /// Old ids, with spaces between them; often empty.
    pub aliases: String,
    /// Title, text and contents.
    pub text: TextView,
    /// Minutes a learner takes to read the text; absent on a stub.
    pub minutes: Option<u32>,
    /// What a learner can do on the page, for the scripts it needs.
    pub practice: PracticeView,
    /// Terms that the text links to, to be explained on the spot.
    pub definitions: Vec<DefinitionView>,
    /// Other languages in which the lesson can be read beside this one; `path` is the script of blocks.
    pub beside: Vec<LanguageView>,
    /// The guide for whoever leads a session; absent where there is none.
    pub guide_path: Option<String>,
    /// Present where the text is missing in this language.
    pub notice: Option<NoticeView>,
    /// The lesson's topic.
    pub topic: LinkView,
    /// Further topics that list the lesson.
    pub further_topics: Vec<LinkView>,
    /// The language in which the lesson was first written; `current` on that page itself.
    pub original: LanguageView,
    /// Articles on which the lesson is based.
    pub sources: Vec<SourceView>,
    /// The lesson's tags.
    pub tags: Vec<LinkView>,
    /// When the lesson was first published.
    pub published: Option<DateView>,
    /// When this text was last changed.
    pub updated: Option<DateView>,
    /// Lessons to take first.
    #[serde(skip)]
    pub requires: Vec<SharedValue>,
    /// The lesson before it in the topic.
    #[serde(skip)]
    pub previous: Option<SharedValue>,
    /// The lesson after it in the topic.
    #[serde(skip)]
    pub next: Option<SharedValue>,
    /// The lessons of the topic: all of them while they are few, else those around this one.
    #[serde(skip)]
    pub siblings: Vec<SharedValue>,
    /// Whether `siblings` leaves lessons out.
    pub siblings_cut: bool,
    /// Related lessons, the author's own first.
    #[serde(skip)]
    pub related: Vec<SharedValue>,
    /// Lessons that mention this one.
    #[serde(skip)]
    pub backlinks: Vec<SharedValue>,
    /// How many more lessons mention it than `backlinks` lists.
    pub backlinks_left_out: usize,
}

impl LessonPageView {
    /// Ready for a template.
    pub(super) fn share(mut self) -> SharedValue {
        let fields = [
            ("requires", Field::List(std::mem::take(&mut self.requires))),
            ("previous", Field::Option(std::mem::take(&mut self.previous))),
            ("next", Field::Option(std::mem::take(&mut self.next))),
            ("siblings", Field::List(std::mem::take(&mut self.siblings))),
            ("related", Field::List(std::mem::take(&mut self.related))),
            ("backlinks", Field::List(std::mem::take(&mut self.backlinks))),
        ];
        SharedValue::with_fields(&self, fields)
    }
}

/// A day.
#[derive(Debug, Serialize)]
pub struct DateView {
    /// `2026-11-22`.
    pub iso: String,
    /// In the page's language and calendar.
    pub text: String,
}

/// An article on which a lesson is based.
#[derive(Debug, Serialize)]
pub struct SourceView {
    /// Its title.
    pub title: String,
    /// BCP 47 tag of the title, where it is not the page's own.
    pub lang: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it appeared.
    pub publisher: Option<String>,
    /// Where it can be read.
    pub href: Option<String>,
    /// When it appeared.
    pub date: Option<DateView>,
}

/// The variable `plain`: a page outside the topics.
#[derive(Debug, Serialize)]
pub struct PlainPageView {
    /// Title, text and contents.
    pub text: TextView,
    /// Present where the text is missing in this language.
    pub notice: Option<NoticeView>,
}

/// The variable `tags`: every tag of the site.
#[derive(Debug, Serialize)]
pub struct TagListView {
    /// In the order of the page's language.
    pub tags: Vec<TagView>,
}

/// A tag in the list.
#[derive(Debug, Serialize)]
pub struct TagView {
    /// Its name in the page's language.
    pub title: String,
    /// From the root of the site.
    pub path: String,
    /// How many lessons carry it.
    pub lesson_count: usize,
}

/// The variable `tag`: the lessons of one tag.
#[derive(Debug, Serialize)]
pub struct TagPageView {
    /// Its name in the page's language.
    pub title: String,
    /// The list of tags, from the root of the site.
    pub tags_path: String,
    /// The lessons of this page of the list.
    #[serde(skip)]
    pub lessons: Vec<SharedValue>,
    /// How many lessons carry the tag in all.
    pub lesson_count: usize,
    /// Where the list runs over several pages.
    pub pager: Option<PagerView>,
}

impl TagPageView {
    /// Ready for a template.
    pub(super) fn share(mut self) -> SharedValue {
        let fields = [("lessons", Field::List(std::mem::take(&mut self.lessons)))];
        SharedValue::with_fields(&self, fields)
    }
}

/// The variable `picker`: the root page, where a reader picks a language. `not_found` has the same shape.
#[derive(Debug, Serialize)]
pub struct PickerView {
    /// One for each language, in the order of `book.toml`.
    pub choices: Vec<ChoiceView>,
}

/// One language on the root page and on the 404 page.
#[derive(Debug, Serialize)]
pub struct ChoiceView {
    /// BCP 47 tag.
    pub tag: String,
    /// The language's own name for itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The home page in that language; absent on a 404 page that does not know the site's address.
    pub path: Option<String>,
    /// The site's title in that language.
    pub title: String,
    /// The site's description in that language.
    pub description: String,
    /// The page's own message in that language.
    pub message: String,
}

/// The variable `redirect`: an old place that leads to a new one.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    /// What it leads to.
    pub target: LinkView,
}
