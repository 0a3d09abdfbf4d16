// The progress page: what to review, where to continue, the record to print, and the file to
// export.
(function () {
  "use strict";
  var store = window.polybook.store;
  var marks = document.querySelectorAll("[data-pb-mark]:not([data-pb-guest])");
  var lessons = Array.from(marks).map(function (element) {
    var list = element.querySelector("template");
    return {
      id: element.getAttribute("data-pb-mark"),
      aliases: (element.getAttribute("data-pb-aliases") || "").split(/\s+/),
      link: element.querySelector("a"),
      questions: list ? store.questionsIn(list.content) : [],
    };
  });

  function find(name) {
    return document.querySelector("[data-pb-" + name + "]");
  }

  function words(element, name, values) {
    return store.say(element.getAttribute("data-pb-" + name), values);
  }

  // `source` is in the language of the content.
  function make(name, content, source) {
    var element = document.createElement(name);
    element.append(content);
    if (source && source.lang) Object.assign(element, { lang: source.lang, dir: source.dir });
    return element;
  }

  function linkTo(link, place) {
    var copy = make("a", link.textContent, link);
    copy.href = link.getAttribute("href") + place;
    return copy;
  }

  function showContinue() {
    var line = find("continue");
    var last = store.last();
    var lesson = lessons.find(function (lesson) {
      return last && (lesson.id === last.lesson || lesson.aliases.includes(last.lesson));
    });
    line.textContent = lesson ? "" : line.getAttribute("data-pb-continue");
    if (lesson)
      line.append(linkTo(lesson.link, last.place ? "#" + encodeURIComponent(last.place) : ""));
  }

  // Returns every question that has a due day, the earliest first.
  function schedule() {
    var found = [];
    lessons.forEach(function (lesson) {
      var record = store.lesson(lesson.id);
      lesson.questions.forEach(function (question) {
        var answer = store.answerTo(record, question);
        if (answer && answer.due) found.push({ due: answer.due, lesson, link: question });
      });
    });
    return found.sort(function (one, other) {
      return one.due < other.due ? -1 : Number(one.due > other.due);
    });
  }

  function showReviews() {
    var list = find("reviews");
    var next = find("next");
    var today = store.today();
    var questions = schedule();
    var later = questions.filter(function (question) {
      return question.due > today;
    });
    var soon = later.filter(function (question) {
      return question.due === later[0].due;
    });
    list.textContent = "";
    questions.slice(0, questions.length - later.length).forEach(function (question) {
      var item = make("li", linkTo(question.link, ""));
      var name = make("span", question.lesson.link.textContent, question.lesson.link);
      name.className = "pb-review-lesson";
      item.append(" ", name);
      list.append(item);
    });
    find("reviews-none").hidden = list.childElementCount > 0;
    next.textContent = soon.length
      ? words(next, "next", { date: store.dateText(soon[0].due), count: soon.length }) : "";
  }

  function showRecord() {
    var rows = find("record-rows");
    var date = find("record-date");
    var long = { day: "numeric", month: "long", year: "numeric" };
    rows.textContent = "";
    lessons.forEach(function (lesson) {
      var record = store.lesson(lesson.id);
      if (!record.done) return;
      var right = lesson.questions.filter(function (question) {
        var answer = store.answerTo(record, question);
        return answer && answer.right;
      }).length;
      var row = document.createElement("tr");
      var count = lesson.questions.length;
      var title = make("th", lesson.link.textContent, lesson.link);
      title.scope = "row";
      var score = count ? words(rows, "record-rows", { right, count }) : "–";
      row.append(title, make("td", store.dateText(record.done, long)), make("td", score));
      rows.append(row);
    });
    find("record-none").hidden = rows.childElementCount > 0;
    find("record-sheet").hidden = !rows.childElementCount;
    date.textContent = words(date, "record-date", { date: store.dateText(store.today(), long) });
  }

  // The name is only printed; a shared device must not store it.
  find("record-field").addEventListener("input", function (event) {
    find("record-name").textContent = event.target.value;
  });

  var status = find("keep-status");

  find("export").addEventListener("click", function () {
    var file = new Blob([JSON.stringify(store.exported(), null, 1)], { type: "application/json" });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = store.book + "-" + store.today() + ".json";
    link.click();
    // Some browsers read the file only after the click.
    setTimeout(function () {
      URL.revokeObjectURL(link.href);
    }, 60000);
  });

  find("import").addEventListener("click", function () {
    find("import-file").click();
  });

  find("import-file").addEventListener("change", function (event) {
    var field = event.target;
    if (!field.files.length) return;
    var reader = new FileReader();
    reader.onload = function () {
      var count = store.take(reader.result);
      lessons.forEach(function (lesson) {
        store.finish(lesson.id, lesson.questions);
      });
      status.textContent = count === null ? words(status, "refused", {})
        : words(status, "imported", { count });
      // So that the same file can be chosen again.
      field.value = "";
    };
    reader.onerror = function () {
      status.textContent = words(status, "refused", {});
    };
    reader.readAsText(field.files[0]);
  });

  var reset = find("reset");
  var asking = find("reset-ask");

  function ask(open) {
    asking.hidden = !open;
    reset.setAttribute("aria-expanded", String(open));
    if (!open) reset.focus();
  }

  reset.addEventListener("click", function () {
    status.textContent = "";
    ask(asking.hidden);
  });
  find("reset-no").addEventListener("click", function () {
    ask(false);
  });
  find("reset-yes").addEventListener("click", function () {
    store.reset();
    find("record-field").value = "";
    find("record-name").textContent = "";
    ask(false);
    status.textContent = words(status, "deleted", {});
  });

  store.watch(function () {
    showContinue();
    showReviews();
    showRecord();
  });
})();
