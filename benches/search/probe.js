// Observes the search of a page: when a key is pressed and when its results are shown, what the
// engine does in between, and how long another key would have had to wait. It runs before all
// scripts of the page and does not change their behaviour.
(function () {
  "use strict";
  var channel = new MessageChannel();
  var afterFrame = [];
  var waiting = [];
  var beats = new MessageChannel();
  var lastBeat = 0;
  var isBeating = false;
  var own = null;
  var texts = Infinity;
  var languages = Infinity;
  var corpora = 0;
  // All in milliseconds, except counts. Times count from the start of the page.
  var opening = {
    click: 0, input: 0, engine: 0, index: 0, head: 0, texts: [], drawn: 0, frame: 0,
    complete: 0, known: 0, taking: 0, adds: [], gap: 0, knownGap: 0,
  };
  var key = null;
  var isRelaxing = false;

  function now() {
    return performance.now();
  }

  channel.port1.onmessage = function () {
    afterFrame.shift()();
  };

  // Calls a function after the next frame has been laid out and painted.
  function soon(then) {
    requestAnimationFrame(function () {
      afterFrame.push(then);
      channel.port2.postMessage(0);
    });
  }

  function settle() {
    var rest = waiting.filter(function (wait) {
      if (!wait.test()) return true;
      wait.done();
      return false;
    });
    waiting = rest;
  }

  function until(test) {
    return new Promise(function (done) {
      waiting.push({ test: test, done: done });
      settle();
    });
  }

  // --- Opening

  document.addEventListener(
    "click",
    function (event) {
      if (!opening.click && event.target.closest("[data-pb-search]")) {
        opening.click = event.timeStamp;
      }
    },
    true,
  );

  var observer = new MutationObserver(function () {
    if (!document.querySelector("[data-pb-search-results] > li")) return;
    observer.disconnect();
    opening.drawn = now();
    soon(function () {
      opening.frame = now();
      settle();
    });
  });
  observer.observe(document, { childList: true, subtree: true });

  // --- Keys

  window.addEventListener(
    "input",
    function () {
      if (!opening.input) opening.input = now();
      key = {
        start: now(), search: 0, excerpts: 0, script: 0, frame: 0, total: -1, step: "direct",
        settled: 0, slices: [], gap: 0,
      };
      lastBeat = key.start;
      isRelaxing = false;
    },
    true,
  );

  window.addEventListener("input", function () {
    var current = key;
    current.script = now() - current.start;
    if (!isRelaxing) current.settled = current.script;
    soon(function () {
      current.frame = now() - current.start;
      settle();
    });
  });

  // A task longer than a slice delays keys: the time between two messages shows by how much.
  beats.port1.onmessage = function () {
    var time = now();
    if (key && !key.settled) key.gap = Math.max(key.gap, time - lastBeat);
    if (opening.click && !opening.complete) {
      opening.gap = Math.max(opening.gap, time - lastBeat);
    } else if (opening.complete && !opening.known) {
      opening.knownGap = Math.max(opening.knownGap, time - lastBeat);
    }
    lastBeat = time;
    if (isBeating) beats.port2.postMessage(0);
  };

  // --- The engine

  function intercept(name, change) {
    var value;
    Object.defineProperty(window, name, {
      configurable: true,
      get: function () {
        return value;
      },
      set: function (given) {
        value = change(given);
      },
    });
  }

  function timed(object, name, note) {
    var original = object[name];
    object[name] = function () {
      var start = now();
      var result = original.apply(this, arguments);
      note(now() - start, result);
      return result;
    };
  }

  function listen(corpus) {
    if (!own) own = corpus;
    corpora += 1;
    timed(corpus, "add", function (time) {
      opening.adds.push(time);
      if (corpus !== own) return;
      opening.texts.push(now());
      if (opening.texts.length === texts) {
        // The texts so far are searched and drawn in the same task.
        setTimeout(function () {
          opening.complete = now();
          settle();
        });
      }
    });
    if (corpus !== own) return corpus;
    timed(corpus, "search", function (time, found) {
      if (!key) return;
      key.search += time;
      key.total = found.total;
    });
    timed(corpus, "excerpt", function (time) {
      if (key) key.excerpts += time;
    });
    var relax = corpus.relax;
    corpus.relax = function () {
      var work = relax.apply(this, arguments);
      var current = key;
      isRelaxing = true;
      if (current) current.settled = 0;
      return {
        next: function () {
          var start = now();
          var next = work.next();
          if (!current) return next;
          current.slices.push(now() - start);
          if (next.done) {
            current.step = next.value.results.length ? next.value.step : "nothing";
            if (next.value.suggestion) current.step = "suggestion";
            // The results are drawn in the same task.
            Promise.resolve().then(function () {
              current.settled = now() - current.start;
              current.gap = Math.max(current.gap, now() - lastBeat);
              isRelaxing = false;
              settle();
            });
          }
          return next;
        },
      };
    };
    return corpus;
  }

  intercept("polybookFind", function (find) {
    return function (rules) {
      var engine = find(rules);
      var corpus = engine.corpus;
      opening.engine = now();
      engine.corpus = function (head) {
        var start = now();
        var made = listen(corpus(head));
        if (corpora === 1) {
          opening.head = now();
          opening.taking = opening.head - start;
        }
        setTimeout(function () {
          if (corpora >= languages && !opening.known) opening.known = now();
          settle();
        });
        return made;
      };
      return engine;
    };
  });

  intercept("polybookSearch", function (receive) {
    return function (part, data) {
      if (part === "index") {
        opening.index = now();
        texts = data.languages[0].texts.length;
        languages = data.languages.length;
      }
      return receive(part, data);
    };
  });

  // --- The interface for the benchmark

  // A fixed piece of work, to compare machines and points in time.
  function work() {
    var start = now();
    for (var i = 0, sum = 0; i < 300000; i += 1) sum = (sum * 31 + i) | 0;
    return sum === 1 ? 0 : now() - start;
  }

  window.pbProbe = {
    // Resolves once results are drawn and all texts of the page's language are loaded.
    opened: function () {
      return until(function () {
        return opening.complete && (opening.frame || !opening.input);
      }).then(function () {
        return opening;
      });
    },
    // Resolves once the heads of the other languages are loaded as well.
    known: function () {
      return until(function () {
        return opening.known;
      }).then(function () {
        return opening;
      });
    },
    // Resolves once the last key has all its results.
    key: function () {
      return until(function () {
        return key && key.settled && key.frame;
      }).then(function () {
        return key;
      });
    },
    beat: function (isWanted) {
      if (isWanted && !isBeating) beats.port2.postMessage(0);
      isBeating = isWanted;
    },
    work: function () {
      // Browsers optimise code only after it has run for a while.
      for (var i = 0; i < 500; i += 1) work();
      return Array.from({ length: 50 }, work);
    },
  };
})();
