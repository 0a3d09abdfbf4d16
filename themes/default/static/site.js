// The script of every page: menus that close, printing, the choice of a language, and the way back
// from another language.
(function () {
  "use strict";
  // Browsers that do not know the media feature `scripting` use this class to show what works with
  // scripts only.
  var page = document.documentElement;
  page.classList.add("pb-scripted");

  var menus = document.querySelectorAll("details[name=pb-menu]");

  function close(except) {
    menus.forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }

  document.addEventListener("click", function (event) {
    close(event.target.closest && event.target.closest("details[name=pb-menu]"));
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    menus.forEach(function (menu) {
      if (!menu.open) return;
      menu.open = false;
      menu.firstElementChild.focus();
    });
  });

  document.querySelectorAll("[data-pb-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });

  // Stores the language that a reader chooses, to offer it on the root page; the place on the page
  // is kept.
  document.querySelectorAll(".pb-languages a[href]").forEach(function (link) {
    link.addEventListener("click", function () {
      if (location.hash) link.hash = location.hash;
      try {
        localStorage.setItem(page.getAttribute("data-pb-book") + ":language",
          JSON.stringify({ schema: 1, language: link.lang }));
      } catch (error) {
        // Then the root page offers the language that the browser prefers.
      }
    });
  });

  // A reader who followed a link into another language gets a link back. It floats, so that nothing
  // moves.
  var backKey = page.getAttribute("data-pb-book") + ":back";
  document.querySelectorAll("main a[hreflang]").forEach(function (link) {
    if (link.origin !== location.origin || link.hreflang === page.lang) return;
    link.addEventListener("click", function () {
      var way = { to: link.pathname, from: location.href.split("#")[0], lang: page.lang,
        words: page.getAttribute("data-pb-back") };
      try {
        sessionStorage.setItem(backKey, JSON.stringify(way));
      } catch (error) {
        // Then the browser's Back button has to do.
      }
    });
  });

  function showWayBack() {
    var way = null;
    try {
      way = JSON.parse(sessionStorage.getItem(backKey));
    } catch (error) {
      return;
    }
    if (!way || way.to !== location.pathname || way.lang === page.lang ||
      !/^(https?|file):/.test(way.from)) return;
    var link = document.createElement("a");
    link.className = "pb-back";
    link.href = way.from;
    link.lang = link.hreflang = way.lang;
    link.dir = "auto";
    link.textContent = way.words;
    document.querySelector("main").prepend(link);
  }
  showWayBack();

  // Copies the original's text, for translators.
  document.querySelectorAll("[data-pb-copy]").forEach(function (button) {
    var source = document.querySelector("template[data-pb-source]");
    button.addEventListener("click", function () {
      // A page from disk has no Clipboard API: then the selection is copied.
      var field = document.createElement("textarea");
      field.value = source.content.textContent;
      field.className = "pb-visually-hidden";
      document.body.append(field);
      field.select();
      var copied = document.execCommand("copy");
      field.remove();
      button.focus();
      if (copied) button.textContent = button.getAttribute("data-pb-copy");
    });
  });

  // Collapsed content is printed. Only one of the elements with the same name can be open, so the
  // name is removed meanwhile.
  var unfolded = [];
  var named = [];
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".pb-text details[name]").forEach(function (details) {
      named.push([details, details.getAttribute("name")]);
      details.removeAttribute("name");
    });
    document.querySelectorAll(".pb-text details:not([open])").forEach(function (details) {
      details.open = true;
      unfolded.push(details);
    });
  });
  window.addEventListener("afterprint", function () {
    unfolded.splice(0).forEach(function (details) {
      details.open = false;
    });
    named.splice(0).forEach(function (pair) {
      pair[0].setAttribute("name", pair[1]);
    });
  });
})();
