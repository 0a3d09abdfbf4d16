// Offers on the home page to continue where the reader was.
(function () {
  "use strict";
  var store = window.polybook.store;
  var page = document.documentElement;
  var card = document.querySelector("[data-pb-start]");
  if (!card) return;
  var cardAsWritten = card.innerHTML;
  var cardShows = "";
  // The home page is in the folder of its language.
  var folder = location.pathname.split("/").slice(-2)[0];

  // Returns the path of a lesson for readers of this page, from the root, or nothing if the lesson
  // has been removed. The card lists the existing lessons, with their paths where they are in
  // another language or under another name.
  function pathOf(id) {
    var names = card.getAttribute("data-pb-lessons");
    var found = (names || id).split(" ").find(function (name) {
      return name.split("=")[0] === id;
    });
    return found && (found.split("=")[1] || folder + "/" + id + ".html");
  }

  // The card shows the lesson to continue with, in the language in which it was read. Unknown parts
  // are made invisible, so that the card keeps its height.
  function showCard() {
    var last = store.last();
    var path = last && pathOf(last.lesson);
    if (JSON.stringify(last) === cardShows) return;
    cardShows = JSON.stringify(last);
    card.innerHTML = cardAsWritten;
    if (!path) return;
    var link = card.querySelector(".pb-start-title a");
    var place = last.place ? "#" + encodeURIComponent(last.place) : "";
    card.querySelector("h2").textContent = card.getAttribute("data-pb-continue");
    card.setAttribute("data-topic", last.lesson.split("/")[0]);
    link.href = page.getAttribute("data-pb-root") + path + place;
    link.textContent = last.title;
    link.lang = last.lang;
    link.dir = "auto";
    link.removeAttribute("hreflang");
    fill(card.querySelector("p:not(.pb-start-title):not(.pb-start-foot)"), last.summary, last.lang);
    fill(card.querySelector(".pb-start-foot .pb-chip"), last.topic, last.lang);
    card.querySelectorAll(".pb-start-foot .pb-language-label").forEach(function (label) {
      label.remove();
    });
  }

  function fill(element, words, lang) {
    if (!element) return;
    if (typeof words === "string" && words) {
      element.textContent = words;
      element.lang = lang;
      element.dir = "auto";
    } else element.style.visibility = "hidden";
  }

  store.watch(showCard);
})();
