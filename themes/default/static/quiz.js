// Checks the questions of a lesson: a tap answers at once, the keyboard on Enter or Space. Answers
// are shown again on the next visit.
(function () {
  "use strict";
  var store = window.polybook.store;
  var article = document.querySelector("[data-pb-lesson]");
  if (!article) return;
  var lesson = article.getAttribute("data-pb-lesson");

  function same(one, other) {
    return one.join() === other.join();
  }

  function prepare(section) {
    var rights = section.getAttribute("data-pb-right").split(" ").map(Number);
    var inputs = Array.from(section.querySelectorAll(".pb-options input"));
    var single = inputs[0].type === "radio";
    var legend = section.querySelector("legend");
    var check = section.querySelector("[data-pb-check]");
    var again = section.querySelector("[data-pb-again]");
    var verdict = section.querySelector(".pb-verdict");
    var how = legend.textContent;
    // The positions to which the displayed verdict refers.
    var judged = [];
    // The stored answer when the page last showed it.
    var seen = "";
    var isAnswering = false;
    // Whether the keyboard is moving through the options, which must not reveal the answer.
    var moving = false;

    function kept() {
      return store.answerTo(store.lesson(lesson), section);
    }

    function picked() {
      return inputs.reduce(function (found, input, position) {
        return input.checked ? found.concat(position) : found;
      }, []);
    }

    function word(name, values) {
      return store.say(verdict.getAttribute("data-pb-" + name), values || {});
    }

    function line(className, text) {
      var paragraph = document.createElement("p");
      paragraph.className = className;
      paragraph.textContent = text;
      verdict.append(paragraph);
    }

    function copy(element) {
      var clone = element.cloneNode(true);
      [clone].concat(Array.from(clone.querySelectorAll("[id]"))).forEach(function (part) {
        part.removeAttribute("id");
      });
      clone.querySelectorAll("details").forEach(function (details) {
        details.open = true;
      });
      return clone;
    }

    function isRight() {
      return same(judged, rights);
    }

    function verdictWord() {
      var found = judged.filter(function (position) {
        return rights.includes(position);
      }).length;
      if (isRight()) return word("right");
      return found && found < rights.length
        ? word("partly", { right: found, count: rights.length }) : word("wrong");
    }

    // The verdict itself names a single choice; several choices are named each by its letter.
    function feedback() {
      var list = document.createElement("ul");
      list.className = "pb-judged";
      judged.forEach(function (position) {
        var answer = section.querySelector('[data-pb-answer="' + position + '"]');
        var said = answer && (single ? answer.querySelector(".pb-feedback") : answer);
        if (said) (single ? verdict : list).append(copy(said));
      });
      if (!single) verdict.append(list);
      var explanation = section.querySelector(".pb-explanation");
      if (explanation && isRight()) verdict.append(copy(explanation));
    }

    function show(positions, aloud) {
      judged = positions;
      section.classList.toggle("pb-is-right", judged.length > 0 && isRight());
      section.classList.toggle("pb-is-wrong", judged.length > 0 && !isRight());
      inputs.forEach(function (input, position) {
        var chosen = judged.includes(position);
        var label = input.closest("label");
        input.checked = chosen;
        label.classList.toggle("pb-picked-right", chosen && rights.includes(position));
        label.classList.toggle("pb-picked-wrong", chosen && !rights.includes(position));
      });
      again.hidden = !judged.length;
      verdict.setAttribute("aria-live", aloud ? "polite" : "off");
      verdict.textContent = "";
      if (!judged.length) return;
      line("pb-verdict-word", verdictWord());
      feedback();
      var due = (kept() || {}).due;
      if (due && store.lasts()) line("pb-due", word("due", { date: store.dateText(due) }));
    }

    function isDue(answer) {
      return Boolean(answer && answer.due && answer.due <= store.today());
    }

    function look() {
      return JSON.stringify([kept(), isDue(kept())]);
    }

    // Shows the stored answer if it has changed, and returns whether it has: it may have been given
    // or deleted in another tab, or on a page that the reader came back to. A question that is due
    // is asked again, because recalling is what makes an answer stay.
    function follow() {
      if (isAnswering || look() === seen) return false;
      seen = look();
      var answer = kept();
      var due = isDue(answer);
      var fits = answer && answer.picked.every(function (position) {
        return position < inputs.length;
      });
      legend.textContent = how;
      if (due) {
        var label = document.createElement("span");
        label.className = "pb-review-label";
        label.textContent = word("review");
        legend.append(" ", label);
      }
      show(fits && !due && !(single && answer.picked.length > 1) ? answer.picked : [], false);
      return true;
    }

    function judge() {
      var positions = picked();
      if (!positions.length) {
        verdict.setAttribute("aria-live", "polite");
        verdict.textContent = how;
        return;
      }
      if (same(positions, judged)) return;
      isAnswering = true;
      store.answer(lesson, section, positions, same(positions, rights));
      isAnswering = false;
      seen = look();
      legend.textContent = how;
      show(positions, true);
      count(true);
      store.finish(lesson, sections);
    }

    section.addEventListener("pointerdown", function () {
      moving = false;
    });
    section.addEventListener("keyup", function () {
      moving = false;
    });
    section.addEventListener("keydown", function (event) {
      if (!single || !inputs.includes(event.target)) return;
      moving = event.key.startsWith("Arrow");
      if (moving) check.style.visibility = "";
      // Space does nothing by default on a choice made with the arrow keys, and Enter on none.
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.target.checked = true;
      judge();
    });
    section.addEventListener("click", function (event) {
      if (single && !moving && inputs.includes(event.target)) judge();
    });
    check.addEventListener("click", judge);
    again.addEventListener("click", function () {
      show([], false);
      count(false);
      // The button is hidden, and would take the focus with it.
      inputs[0].focus();
    });

    // Readers who tap need no button, readers who use the arrow keys do; its place is kept, so that
    // nothing moves.
    if (single) check.style.visibility = "hidden";
    return {
      section,
      follow,
      isRight,
      isJudged: function () {
        return judged.length > 0;
      },
    };
  }

  var sections = store.questionsIn(article);
  var questions = sections.map(prepare);

  function count(aloud) {
    document.querySelectorAll("[data-pb-score]").forEach(function (score) {
      var own = questions.filter(function (question) {
        return score.closest(".pb-quiz").contains(question.section);
      });
      var right = own.filter(function (question) {
        return question.isRight();
      }).length;
      var judged = own.some(function (question) {
        return question.isJudged();
      });
      var words = score.getAttribute(right === own.length ? "data-pb-passed" : "data-pb-score");
      score.setAttribute("aria-live", aloud ? "polite" : "off");
      score.textContent = judged ? store.say(words, { right: right, count: own.length }) : "";
    });
  }

  store.watch(function () {
    var followed = questions.filter(function (question) {
      return question.follow();
    });
    if (!followed.length) return;
    count(false);
    store.finish(lesson, sections);
  });
})();
