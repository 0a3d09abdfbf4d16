// Stores what a reader does, on the device only: one record per lesson, under the id of the book,
// because all sites of one owner (and all files on a disk) share a storage. Where the browser
// stores nothing, a map in memory replaces it.
(function () {
  "use strict";
  // The schema of lessons and files. In schema 1, an answer did not state to which options it
  // belongs; other records still have schema 1.
  var SCHEMA = 2;
  // Days until a question is due again, more after each right answer.
  var STEPS = [1, 3, 7, 21];
  var page = document.documentElement;
  var book = page.getAttribute("data-pb-book");
  var prefix = book + ":";
  // Writes that the storage refused, by key; null stands for a refused removal.
  var memory = Object.create(null);
  var watchers = [];
  var works = probe();
  // What all pages share where each has a storage of its own: see disk.js.
  var shared = null;

  // Only an attempt shows whether a browser stores anything, and readers should know before they
  // write.
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
    return shared ? shared.read(key, own(key)) : own(key);
  }

  function own(key) {
    if (key in memory) return memory[key];
    try {
      return localStorage.getItem(prefix + key);
    } catch (error) {
      return null;
    }
  }

  // Returns whether the storage accepted the value.
  function write(key, text) {
    if (shared) shared.write(key, text);
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
    if (shared) shared.keys().forEach((key) => (found[key] = true));
    try {
      for (var i = 0; i < localStorage.length; i++) {
        var key = localStorage.key(i);
        if (key.startsWith(prefix)) found[key.slice(prefix.length)] = true;
      }
    } catch (error) {
      // Then only the keys in memory are known.
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

  // Other scripts may write anything to the storage: a value of another shape is treated as absent.
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

  // Returns a map of what `keep` returns for each value, without empty results. (It has no
  // prototype, so that any id is a plain key.)
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

  // No option is picked if the options have moved since.
  function cleanAnswer(value) {
    if (!isMap(value) || !isDay(value.on) || typeof value.right !== "boolean") return null;
    var answer = { picked: positions(value.picked), right: value.right, on: value.on, step: 0,
      marks: sift(value.marks, cleanText) };
    if (Number.isInteger(value.step) && STEPS[value.step]) answer.step = value.step;
    if (isDay(value.due)) answer.due = value.due;
    return answer;
  }

  // Answers are stored by question and key; those of schema 1 are stored by question alone until a
  // page has the question.
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

  // The path becomes the address of a link, so only a possible page of this site is accepted.
  function cleanLast(value) {
    var texts = ["lesson", "path", "title", "lang"].every(function (name) {
      return value[name] && typeof value[name] === "string";
    });
    if (!texts || !isDay(value.on) || !/^[\w-]+(\/[\w-]+)+\.html$/.test(value.path)) return null;
    return value;
  }

  // Leaves out absent parts; returns null where nothing remains.
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

  // Reads again before it writes, because another tab may have written meanwhile.
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

  // Merges two notes that were made from the same `base`, with what is new in either. What was
  // deleted from the base is dropped.
  function joined(mine, theirs, base) {
    if (mine === base || (mine && theirs.includes(mine))) return theirs;
    if (theirs === base || (theirs && mine.includes(theirs))) return mine;
    if (base && theirs.includes(base)) return theirs.replace(base, () => mine);
    if (base && mine.includes(base)) return mine.replace(base, () => theirs);
    return [mine, theirs].filter(Boolean).join("\n\n");
  }

  // A moved or renamed lesson takes over what was stored under its old ids.
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

  // Days are local: a day ends at the reader's midnight.
  function day(date) {
    return date.getFullYear() + "-" + twoDigits(date.getMonth() + 1) + "-" +
      twoDigits(date.getDate());
  }

  function date(text, days) {
    var parts = text.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1, parts[2] + (days || 0));
  }

  function today() {
    return day(new Date());
  }

  // Returns the texts that have a question, the displayed one first: language, key, and the marks
  // that identify options.
  function textsOf(question) {
    return question.getAttribute("data-pb-texts").split(" ").map((text) => text.split("/"));
  }

  // Returns the marks of the options of a question, by language, in the texts in which it has this
  // key.
  function marksOf(question, key) {
    var texts = textsOf(question).filter((text) => text[1] === key);
    return Object.fromEntries(texts.map((text) => [text[0], text[2]]));
  }

  // Whether an answer of schema 1 can have been given to options with this key.
  function fits(answer, key) {
    var [count, right] = key.split(":");
    var picked = answer.picked;
    return (
      picked.every((position) => position < count) &&
      (right.includes(",") ? picked.length : picked.length === 1) &&
      answer.right === (picked.join() === right)
    );
  }

  // Returns the answer to a question for its current options in the displayed text.
  function answerTo(record, question) {
    var id = question.getAttribute("data-pb-question");
    var key = question.getAttribute("data-pb-key");
    var known = record.questions[id + " " + key];
    var earlier = record.questions[id];
    return earlier && fits(earlier, key) && !(known && known.on >= earlier.on) ? earlier : known;
  }

  // Answers of schema 1 go to each text whose options they match, and are not applied to later
  // options.
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

  // If options have moved since an answer was given, in any of the texts that share it, its picks
  // are unknown.
  function forgetMoved(answer, question) {
    var marks = marksOf(question, question.getAttribute("data-pb-key"));
    var hasMoved = Object.keys(marks).some(function (language) {
      var before = (answer.marks[language] || "").split(".");
      return marks[language].split(".").some((mark, place) =>
        mark !== before[place] && before.includes(mark));
    });
    if (hasMoved) answer.picked = [];
    answer.marks = marks;
  }

  // Updates the stored answers to the questions of this page to their options.
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

  // The first answer starts the schedule, and an answer on or after the due day advances it; any
  // other is practice.
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

  // Returns the questions of the displayed text: on its page the questions themselves, on the
  // progress page links to them.
  function questionsIn(root) {
    return Array.from(root.querySelectorAll("[data-pb-question]")).filter(function (question) {
      return question.matches("a") || question.querySelector(".pb-options input");
    });
  }

  // A lesson is done once all questions of the displayed text are right, in any order and on any
  // device.
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
    return { polybook: "progress", schema: SCHEMA, book, records };
  }

  // Imports what another device exported; returns the number of lessons, or null for any other
  // file.
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
    if (records.beside && typeof records.beside.language === "string" &&
      !parse(read("beside")).language) {
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
    if (shared) shared.clear();
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

  // A page that is restored from the browser's cache shows what was done meanwhile.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) notify();
  });

  // A page that is left open is updated when a new day begins.
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
    lesson,
    lessonIds,
    change,
    answer,
    answerTo,
    joined,
    questionsIn,
    finish,
    last,
    keepLast: function (values) {
      set("last", Object.assign({ on: today() }, values));
    },
    // A record of any other kind, such as the second language to show.
    get: function (key) {
      return parse(read(key));
    },
    set,
    today,
    book,
    exported,
    take,
    reset,
    notify,
    share: function (others) {
      shared = others;
      notify();
    },
    lasts: function () {
      return works && !Object.keys(memory).length;
    },
    // Calls immediately, and again whenever something has changed, here or in another tab.
    watch: function (show) {
      watchers.push(show);
      show();
    },
    dateText: function (text, options) {
      var calendar = page.getAttribute("data-pb-calendar") || undefined;
      return date(text).toLocaleDateString(page.lang,
        Object.assign({ calendar, numberingSystem: "latn" }, options || { day: "numeric", month: "long" }));
    },
    say: function (text, values) {
      return text.replace(/\{(\w+)\}/g, function (whole, name) {
        return name in values ? values[name] : whole;
      });
    },
  };

  migrate();
  settle();
  if (location.protocol === "file:") {
    var disk = document.createElement("script");
    // A template of an earlier version names no script, and none is loaded.
    disk.src = document.currentScript.getAttribute("data-pb-disk") || "";
    page.append(disk);
  }
})();
