// Marks completed lessons on every page that lists lessons, and stores where the reader was.
(function () {
  "use strict";
  var store = window.polybook.store;
  var page = document.documentElement;
  var article = document.querySelector("[data-pb-lesson]");
  var lesson = article && article.getAttribute("data-pb-lesson");

  // The folder of this page's language: as many steps above the page as the path to the root has.
  function folder() {
    var steps = page.getAttribute("data-pb-root").split("../").length;
    return location.pathname.split("/").slice(-steps)[0];
  }

  function isDone(id) {
    return Boolean(store.lesson(id).done);
  }

  function showMark(element) {
    var done = isDone(element.getAttribute("data-pb-mark"));
    var link = element.matches("a") ? element : element.querySelector("a");
    var word = link && link.parentNode.querySelector(".pb-done-word");
    element.classList.toggle("pb-is-done", done);
    if (word && !done) word.remove();
    if (!link || word || !done) return;
    word = document.createElement("span");
    word.className = "pb-visually-hidden pb-done-word";
    word.textContent = " (" + page.getAttribute("data-pb-done-word") + ")";
    link.after(word);
  }

  function showTopic(element, ids) {
    var total = Number(element.getAttribute("data-pb-total"));
    // Lessons of other topics that this one also lists.
    var guests = (element.getAttribute("data-pb-guests") || "").split(" ");
    var done = ids.filter(function (id) {
      return (id.startsWith(element.getAttribute("data-pb-topic") + "/") || guests.includes(id)) &&
        isDone(id);
    }).length;
    var values = { done: Math.min(done, total), count: total };
    element.textContent = values.done
      ? store.say(element.getAttribute("data-pb-words"), values) : "";
  }

  function showDone(button) {
    var done = isDone(lesson);
    if (!button.hasAttribute("data-pb-not-done"))
      button.setAttribute("data-pb-not-done", button.textContent);
    button.setAttribute("aria-pressed", String(done));
    button.textContent = button.getAttribute(done ? "data-pb-is-done" : "data-pb-not-done");
  }

  // Returns the heading under which the reader is: the last one that has reached the top of the
  // screen, or nearly.
  function place() {
    var headings = Array.from(article.querySelectorAll(".pb-text h2[id], .pb-text h3[id]"));
    var passed = headings.filter(function (heading) {
      return heading.getBoundingClientRect().top < window.innerHeight / 4;
    });
    return window.scrollY > 0 && passed.length ? passed.pop().id : undefined;
  }

  // Returns the first paragraph of the text, as lists show it.
  function summary() {
    var paragraph = article.querySelector(".pb-text > p");
    var words = paragraph ? paragraph.textContent.trim().replace(/\s+/g, " ") : "";
    return words.length > 240 ? words.slice(0, 239) + "…" : words;
  }

  function keepPlace() {
    var title = article.querySelector("h1");
    store.keepLast({
      lesson,
      path: folder() + "/" + lesson + ".html",
      title: title.textContent.trim(),
      lang: title.closest("[lang]").lang,
      summary: summary(),
      topic: (article.querySelector(".pb-crumbs .pb-chip") ||
        { textContent: "" }).textContent.trim(),
      place: place(),
    });
  }

  // A page without a text (a missing translation) is not a place to continue.
  if (article && article.querySelector(".pb-text")) {
    // When a hidden page was stored as it was hidden; since then everything may have been deleted.
    window.addEventListener("pagehide", function () {
      if (!document.hidden) keepPlace();
    });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") keepPlace();
    });
  }

  document.querySelectorAll("[data-pb-done]").forEach(function (button) {
    button.addEventListener("click", function () {
      store.change(lesson, function (record) {
        if (record.done) delete record.done;
        else record.done = store.today();
      });
    });
  });

  store.watch(function () {
    var topics = document.querySelectorAll("[data-pb-topic]");
    var ids = topics.length ? store.lessonIds() : [];
    topics.forEach(function (element) {
      showTopic(element, ids);
    });
    document.querySelectorAll("[data-pb-mark]").forEach(showMark);
    document.querySelectorAll("[data-pb-done]").forEach(showDone);
    document.querySelectorAll("[data-pb-lost][hidden]").forEach(function (note) {
      note.hidden = store.lasts();
    });
  });
})();
