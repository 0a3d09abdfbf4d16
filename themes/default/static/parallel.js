// Shows a second language next to the text, block by block: in a second column where there is room,
// or else below a block that is tapped. The blocks of the page stay in place and only their
// partners are added and removed, so that everything typed, ticked or played is kept.
(function () {
  "use strict";
  var select = document.getElementById("pb-beside");
  var lesson = select && select.closest(".pb-lesson");
  var text = lesson && lesson.querySelector(".pb-text");
  if (!text) return;

  var store = window.polybook && window.polybook.store;
  var narrow = window.matchMedia("(max-width: 63.99em)");
  var enter = ".pb-section, .pb-question, .pb-video";
  var skip =
    ".pb-note, .pb-question-actions, .pb-verdict, .pb-answers, .pb-score, .pb-footnotes, .pb-video-play, .pb-video-offline, video, iframe";
  var arrived = {};

  function blocksOf(parent, found) {
    Array.prototype.forEach.call(parent.children, function (child) {
      if (child.matches(enter)) blocksOf(child, found);
      else if (!child.matches(skip)) found.push(child);
    });
    return found;
  }

  // A copy of the text must not have the ids and names of the text.
  function withoutNames(element) {
    Array.prototype.slice.call(element.attributes).forEach(function (attribute) {
      if (/^(id|name|for|aria-labelledby|data-pb-.*)$/.test(attribute.name))
        element.removeAttribute(attribute.name);
    });
  }

  function partnerOf(html, option) {
    var partner = document.createElement("div");
    partner.className = "pb-partner";
    partner.lang = option.lang;
    partner.dir = option.getAttribute("data-pb-dir");
    partner.innerHTML = html;
    partner.querySelectorAll("*").forEach(withoutNames);
    return partner;
  }

  function part(words, lang, className) {
    var span = document.createElement("span");
    span.textContent = words;
    if (lang) Object.assign(span, { lang, dir: "auto" });
    span.className = className;
    return span;
  }

  // Its label describes what it does; the visible text is only the name of the language, because it
  // appears forty times on a page.
  function toggleOf(option) {
    var words = select.getAttribute("data-pb-toggle").split("{language}");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "pb-toggle";
    button.setAttribute("aria-expanded", "false");
    button.append(
      part(words[0], "", "pb-visually-hidden"),
      part(option.textContent, option.lang, ""),
      part(words[1] || "", "", "pb-visually-hidden")
    );
    return button;
  }

  function toggleAfter(block) {
    var next = block.nextElementSibling;
    return next && next.matches(".pb-toggle") ? next : null;
  }

  function turn(button) {
    var open = button.nextElementSibling.classList.toggle("pb-is-open");
    button.setAttribute("aria-expanded", String(open));
  }

  function clear() {
    text.querySelectorAll(".pb-toggle, .pb-partner").forEach(function (element) {
      element.remove();
    });
    lesson.classList.remove("pb-is-parallel");
  }

  function show(option) {
    var blocks = arrived[option.value];
    clear();
    blocksOf(text, []).forEach(function (block, position) {
      if (blocks[position]) block.after(toggleOf(option), partnerOf(blocks[position], option));
    });
    lesson.classList.add("pb-is-parallel");
  }

  window.polybookBlocks = function (sent) {
    arrived[sent.language] = sent.blocks;
    if (select.value === sent.language) show(select.selectedOptions[0]);
  };

  function apply() {
    var option = select.selectedOptions[0];
    var failed = lesson.querySelector("[data-pb-failed]");
    failed.textContent = "";
    if (!option.value) return clear();
    if (arrived[option.value]) return show(option);
    var script = document.createElement("script");
    script.src = option.getAttribute("data-pb-src");
    script.onerror = function () {
      if (select.value !== option.value) return;
      failed.textContent = failed.getAttribute("data-pb-failed");
      select.value = "";
      clear();
    };
    document.head.append(script);
  }

  select.addEventListener("change", function () {
    if (store && store.set) store.set("beside", { language: select.value });
    apply();
  });

  text.addEventListener("click", function (event) {
    if (event.target.closest(".pb-toggle")) return turn(event.target.closest(".pb-toggle"));
    if (!narrow.matches ||
      event.target.closest("a, button, input, label, select, textarea, summary, video, iframe"))
      return;
    var block = event.target;
    while (block !== text && !toggleAfter(block)) block = block.parentNode;
    if (block !== text && String(window.getSelection()) === "") turn(toggleAfter(block));
  });

  // Details that open on one side open on the other.
  text.addEventListener("toggle", function (event) {
    var toggle = toggleAfter(event.target);
    var details = toggle && toggle.nextElementSibling.firstElementChild;
    if (details) details.open = event.target.open;
  }, true);

  var kept = store && store.get && store.get("beside");
  select.value = (kept && kept.language) || "";
  if (select.selectedIndex < 0) select.selectedIndex = 0; // The page is in that language itself.
  if (select.value) apply();
})();
