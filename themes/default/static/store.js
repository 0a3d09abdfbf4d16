// What a reader does is kept on the device and nowhere else: one record per lesson, under the id of the book, because the sites of
// one owner (and all files on a disk) share a storage. Where the browser keeps nothing, a map in memory stands in for it.
(function () {
  "use strict";
  // Of lessons and files. In the first, an answer did not say to which options it belongs; other records are still of the first.
  var SCHEMA = 2;
  // Days until a question comes back, longer after each right answer.
  var STEPS = [1, 3, 7, 21];
  var page = document.documentElement;
  var book = page.getAttribute("data-pb-book");
  var prefix = book + ":";
  // What the storage refused, by key; null stands for a removal that it refused.
  var memory = Object.create(null);
  var watchers = [];
  var works = probe();

  // Only an attempt shows whether a browser keeps anything, and readers should know before they write.
  function probe() {
    try {
      localStorage.setItem(prefix + "probe", "");
      localStorage.removeItem(prefix + "probe");
      return true;
    } catch (error) {
      return false;
    }
  }

  function read(key) {
    if (key in memory) return memory[key];
    try {
      return localStorage.getItem(prefix + key);
    } catch (error) {
      return null;
    }
  }

  // Says whether the storage took it.
  function write(key, text) {
    try {
      if (text === null) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, text);
      delete memory[key];
      return true;
    } catch (error) {
      memory[key] = text;
      return false;
    }
  }

  function keys() {
    var found = Object.create(null);
    try {
      for (var i = 0; i < localStorage.length; i++) {
        var key = localStorage.key(i);
        if (key.startsWith(prefix)) found[key.slice(prefix.length)] = true;
      }
    } catch (error) {
      // Then there is only what the memory holds.
    }
    Object.keys(memory).forEach(function (key) {
      if (memory[key] === null) delete found[key];
      else found[key] = true;
    });
    return Object.keys(found);
  }

  function isMap(value) {
    return Boolean(value) && typeof value === "object" && !Array.isArray(value);
  }

  function isDay(value) {
    return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
  }

  // Anything can stand in a storage that others write to: what has another shape is as good as absent.
  function parse(text) {
    try {
      var value = JSON.parse(text);
      return isKnown(value) ? value : {};
    } catch (error) {
      return {};
    }
  }

  function isKnown(value) {
    return isMap(value) && (value.schema === 1 || value.schema === SCHEMA);
  }

  function positions(list) {
    var numbers = (Array.isArray(list) ? list : []).filter(function (number, index) {
      return Number.isInteger(number) && number >= 0 && list.indexOf(number) === index;
    });
    return numbers.sort(function (one, other) {
      return one - other;
    });
  }

  // A map of what `keep` makes of each value; what it makes nothing of is left out. (Without a prototype, any id is just a key.)
  function sift(values, keep) {
    var kept = Object.create(null);
    if (isMap(values)) {
      Object.keys(values).forEach(function (id) {
        var value = keep(values[id]);
        if (value) kept[id] = value;
      });
    }
    return kept;
  }

  function cleanText(value) {
    return typeof value === "string" ? value : "";
  }

  // Nothing is picked where the options have moved since.
  function cleanAnswer(value) {
    if (!isMap(value) || !isDay(value.on) || typeof value.right !== "boolean") return null;
    var answer = { picked: positions(value.picked), right: value.right, on: value.on, step: 0, marks: sift(value.marks, cleanText) };
    if (Number.isInteger(value.step) && STEPS[value.step]) answer.step = value.step;
    if (isDay(value.due)) answer.due = value.due;
    return answer;
  }

  // Answers are kept by question and key; those of the first schema wait under the question alone until a page has it.
  function cleanLesson(value) {
    var record = {
      schema: SCHEMA,
      questions: sift(value.questions, cleanAnswer),
      notes: sift(value.notes, cleanText),
      plan: sift(value.plan, function (ticks) {
        var ticked = positions(ticks);
        return ticked.length ? ticked : null;
      }),
    };
    if (isDay(value.done)) record.done = value.done;
    return record;
  }

  // The path becomes the address of a link, so only what can be a page of this site passes.
  function cleanLast(value) {
    var texts = ["lesson", "path", "title", "lang"].every(function (name) {
      return value[name] && typeof value[name] === "string";
    });
    if (!texts || !isDay(value.on) || !/^[\w-]+(\/[\w-]+)+\.html$/.test(value.path)) return null;
    return value;
  }

  // Absent parts are left out; null where nothing remains.
  function pack(record) {
    var parts = { schema: SCHEMA };
    if (record.done) parts.done = record.done;
    ["questions", "notes", "plan"].forEach(function (name) {
      if (Object.keys(record[name]).length) parts[name] = record[name];
    });
    return Object.keys(parts).length > 1 ? JSON.stringify(parts) : null;
  }

  function lesson(id) {
    return cleanLesson(parse(read("lesson:" + id)));
  }

  // Reads again before it writes: another tab may have written meanwhile.
  function change(id, edit) {
    var record = lesson(id);
    edit(record);
    var kept = write("lesson:" + id, pack(record));
    notify();
    return kept;
  }

  // Merging the same record a second time changes nothing.
  function merge(into, from) {
    if (from.done && !(into.done <= from.done)) into.done = from.done;
    Object.keys(from.questions).forEach(function (id) {
      keepNewer(into.questions, id, from.questions[id]);
    });
    Object.keys(from.notes).forEach(function (id) {
      into.notes[id] = joined(into.notes[id] || "", from.notes[id], "");
    });
    Object.keys(from.plan).forEach(function (id) {
      into.plan[id] = positions((into.plan[id] || []).concat(from.plan[id]));
    });
  }

  function keepNewer(answers, id, answer) {
    if (!answers[id] || answers[id].on < answer.on) answers[id] = answer;
  }

  // One note of two that were made of the same `base`, with what is new in either. What was deleted from the base is gone.
  function joined(mine, theirs, base) {
    if (mine === base || (mine && theirs.includes(mine))) return theirs;
    if (theirs === base || (theirs && mine.includes(theirs))) return mine;
    if (base && theirs.includes(base)) return theirs.replace(base, () => mine);
    if (base && mine.includes(base)) return mine.replace(base, () => theirs);
    return [mine, theirs].filter(Boolean).join("\n\n");
  }

  // A lesson that was moved or renamed finds what was kept under its old ids.
  function migrate() {
    document.querySelectorAll("[data-pb-aliases]").forEach(function (element) {
      var id = element.getAttribute("data-pb-lesson") || element.getAttribute("data-pb-mark");
      element.getAttribute("data-pb-aliases").split(/\s+/).forEach(function (alias) {
        var old = alias && alias !== id ? read("lesson:" + alias) : null;
        if (old === null) return;
        var kept = change(id, function (record) {
          merge(record, cleanLesson(parse(old)));
        });
        if (kept) write("lesson:" + alias, null);
      });
    });
  }

  function twoDigits(number) {
    return (number < 10 ? "0" : "") + number;
  }

  // Days are local: a day ends when the reader's does.
  function day(date) {
    return date.getFullYear() + "-" + twoDigits(date.getMonth() + 1) + "-" + twoDigits(date.getDate());
  }

  function date(text, days) {
    var parts = text.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1, parts[2] + (days || 0));
  }

  function today() {
    return day(new Date());
  }

  // The texts that have a question, the one shown first: language, key, and marks by which options are told apart.
  function textsOf(question) {
    return question.getAttribute("data-pb-texts").split(" ").map((text) => text.split("/"));
  }

  // How the options of a question are marked, by language, in the texts in which it has this key.
  function marksOf(question, key) {
    return Object.fromEntries(textsOf(question).filter((text) => text[1] === key).map((text) => [text[0], text[2]]));
  }

  // Whether an answer of the first schema can have been given to options with this key.
  function fits(answer, key) {
    var [count, right] = key.split(":");
    var picked = answer.picked;
    return (
      picked.every((position) => position < count) &&
      (right.includes(",") ? picked.length : picked.length === 1) &&
      answer.right === (picked.join() === right)
    );
  }

  // The answer to a question as its options stand in the text shown.
  function answerTo(record, question) {
    var id = question.getAttribute("data-pb-question");
    var key = question.getAttribute("data-pb-key");
    var known = record.questions[id + " " + key];
    var earlier = record.questions[id];
    return earlier && fits(earlier, key) && !(known && known.on >= earlier.on) ? earlier : known;
  }

  // Answers of the first schema go to each text whose options they fit, and no later options get them.
  function takeEarlier(record, question) {
    var id = question.getAttribute("data-pb-question");
    var earlier = record.questions[id];
    if (!earlier) return;
    delete record.questions[id];
    textsOf(question).forEach(function ([, key]) {
      var answer = Object.assign({}, earlier, { marks: marksOf(question, key) });
      if (fits(earlier, key)) keepNewer(record.questions, id + " " + key, answer);
    });
  }

  // Where options have moved since an answer was given, in any of the texts that share it, nobody knows which were meant.
  function forgetMoved(answer, question) {
    var marks = marksOf(question, question.getAttribute("data-pb-key"));
    var hasMoved = Object.keys(marks).some(function (language) {
      var before = (answer.marks[language] || "").split(".");
      return marks[language].split(".").some((mark, place) => mark !== before[place] && before.includes(mark));
    });
    if (hasMoved) answer.picked = [];
    answer.marks = marks;
  }

  // What is kept about the questions of this page follows their options.
  function settle() {
    document.querySelectorAll("[data-pb-lesson]").forEach(function (article) {
      var id = article.getAttribute("data-pb-lesson");
      var record = lesson(id);
      var before = pack(record);
      questionsIn(article).forEach(function (question) {
        takeEarlier(record, question);
        var answer = answerTo(record, question);
        if (answer) forgetMoved(answer, question);
      });
      if (pack(record) !== before) write("lesson:" + id, pack(record));
    });
  }

  // The first answer starts the schedule, an answer on or after the due day moves it; any other is practice.
  function answer(id, question, picked, right) {
    change(id, function (record) {
      takeEarlier(record, question);
      var key = question.getAttribute("data-pb-key");
      var known = answerTo(record, question);
      var now = today();
      var entry = known || { step: 0 };
      entry.picked = picked;
      entry.right = right;
      entry.marks = marksOf(question, key);
      if (!known || (known.due && known.due <= now)) {
        entry.on = now;
        entry.step = known && right ? known.step + 1 : 0;
        if (STEPS[entry.step]) entry.due = day(date(now, STEPS[entry.step]));
        else {
          entry.step = STEPS.length - 1;
          delete entry.due;
        }
      }
      record.questions[question.getAttribute("data-pb-question") + " " + key] = entry;
    });
  }

  // The questions of the text shown: on its page those that can be answered, on the page of one's own progress links to them.
  function questionsIn(root) {
    return Array.from(root.querySelectorAll("[data-pb-question]")).filter(function (question) {
      return question.matches("a") || question.querySelector(".pb-options input");
    });
  }

  // A lesson is done once all questions of the text shown are right, in whatever order and on whatever device.
  function finish(id, questions) {
    var record = lesson(id);
    var isPassed = questions.every(function (question) {
      var answer = answerTo(record, question);
      return answer && answer.right;
    });
    if (record.done || !questions.length || !isPassed) return;
    change(id, function (record) {
      record.done = today();
    });
  }

  function set(key, values) {
    write(key, JSON.stringify(Object.assign({ schema: 1 }, values)));
  }

  function last() {
    return cleanLast(parse(read("last")));
  }

  function lessonIds() {
    return keys().filter(isLessonKey).map(function (key) {
      return key.slice("lesson:".length);
    });
  }

  function isLessonKey(key) {
    return /^lesson:[\w-]+\/[\w-]+$/.test(key);
  }

  function exported() {
    var records = Object.create(null);
    keys().forEach(function (key) {
      var value = parse(isLessonKey(key) ? pack(lesson(key.slice("lesson:".length))) : read(key));
      if (value.schema) records[key] = value;
    });
    return { polybook: "progress", schema: SCHEMA, book: book, records: records };
  }

  // Takes in what another device exported; says how many lessons that were, or null where it is something else.
  function take(text) {
    var file = parse(text);
    if (file.polybook !== "progress" || file.book !== book || !isMap(file.records)) return null;
    var records = sift(file.records, function (value) {
      return isKnown(value) ? value : null;
    });
    var lessons = Object.keys(records).filter(isLessonKey);
    lessons.forEach(function (key) {
      change(key.slice("lesson:".length), function (record) {
        merge(record, cleanLesson(records[key]));
      });
    });
    var there = records.last && cleanLast(records.last);
    var here = last();
    if (there && !(here && here.on >= there.on)) write("last", JSON.stringify(there));
    if (records.beside && typeof records.beside.language === "string" && !parse(read("beside")).language) {
      set("beside", { language: records.beside.language });
    }
    migrate();
    notify();
    return lessons.length;
  }

  function reset() {
    keys().forEach(function (key) {
      write(key, null);
    });
    notify();
  }

  function notify() {
    watchers.forEach(function (show) {
      show();
    });
  }

  window.addEventListener("storage", function (event) {
    if (event.key === null || event.key.startsWith(prefix)) notify();
  });

  // A page that comes back from the browser's memory shows what was done meanwhile.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) notify();
  });

  // A page that is left open shows a new day when it comes.
  var dayShown = today();

  function lookAtCalendar() {
    if (today() === dayShown) return;
    dayShown = today();
    notify();
  }
  setInterval(lookAtCalendar, 60000);
  document.addEventListener("visibilitychange", lookAtCalendar);

  window.polybook = window.polybook || {};
  window.polybook.store = {
    lesson: lesson,
    lessonIds: lessonIds,
    change: change,
    answer: answer,
    answerTo: answerTo,
    joined: joined,
    questionsIn: questionsIn,
    finish: finish,
    last: last,
    keepLast: function (values) {
      set("last", Object.assign({ on: today() }, values));
    },
    // A record of any other kind, such as the language to read beside.
    get: function (key) {
      return parse(read(key));
    },
    set: set,
    today: today,
    book: book,
    exported: exported,
    take: take,
    reset: reset,
    lasts: function () {
      return works && !Object.keys(memory).length;
    },
    // Calls at once, and again whenever something has changed, here or in another tab.
    watch: function (show) {
      watchers.push(show);
      show();
    },
    dateText: function (text, options) {
      var calendar = page.getAttribute("data-pb-calendar") || undefined;
      return date(text).toLocaleDateString(page.lang, Object.assign({ calendar: calendar }, options || { day: "numeric", month: "long" }));
    },
    say: function (text, values) {
      return text.replace(/\{(\w+)\}/g, function (whole, name) {
        return name in values ? values[name] : whole;
      });
    },
  };

  migrate();
  settle();
})();
