// Marks the language that the reader chose before, or else the one that the browser prefers,
// without a redirect.
(function () {
  "use strict";
  var choices = document.querySelectorAll(".pb-choice");
  var key = document.documentElement.getAttribute("data-pb-book") + ":language";

  function kept() {
    try {
      var value = JSON.parse(localStorage.getItem(key));
      return value && value.schema === 1 && typeof value.language === "string"
        ? [value.language] : [];
    } catch (error) {
      return [];
    }
  }

  function find(tag) {
    for (var i = 0; i < choices.length; i++) {
      if (choices[i].lang.toLowerCase() === tag) return choices[i];
    }
    return null;
  }

  function suggest(wanted) {
    for (var i = 0; i < wanted.length; i++) {
      // “nl-BE” matches “nl”: the tag is shortened from the end until a choice matches.
      var parts = wanted[i].toLowerCase().split("-");
      while (parts.length) {
        var choice = find(parts.join("-"));
        if (choice) return choice.classList.add("pb-suggested");
        parts.pop();
      }
    }
  }

  choices.forEach(function (choice) {
    choice.addEventListener("click", function (event) {
      if (!event.target.closest("a")) return;
      try {
        localStorage.setItem(key, JSON.stringify({ schema: 1, language: choice.lang }));
      } catch (error) {
        // Without a stored choice the browser's preference is used again next time.
      }
    });
  });

  suggest(kept().concat(navigator.languages || [navigator.language || ""]));
})();
