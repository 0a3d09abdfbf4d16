// Stores the private notes and the ticks of the action plan.
(function () {
  "use strict";
  var store = window.polybook.store;
  var article = document.querySelector("[data-pb-lesson]");
  if (!article) return;
  var lesson = article.getAttribute("data-pb-lesson");

  function prepareNote(field) {
    var id = field.getAttribute("data-pb-note");
    var hint = field.parentNode.querySelector("[data-pb-lost]");
    var timer = 0;
    // The stored text when the field last showed it.
    var base = "";
    // A field shows a few lines; on paper it shows all of them.
    var paper = document.createElement("p");
    paper.className = "pb-note-paper";
    field.after(paper);

    function show(text) {
      var selection = [field.selectionStart, field.selectionEnd];
      if (field.value !== text && (text || field.value.trim())) {
        field.value = text;
        if (document.activeElement === field) field.setSelectionRange(selection[0], selection[1]);
      }
      paper.textContent = field.value;
      base = text;
    }

    // Stores only what was typed here, merged with what another tab stored meanwhile.
    function save() {
      if (!timer) return;
      clearTimeout(timer);
      timer = 0;
      store.change(lesson, function (record) {
        var text = store.joined(field.value, record.notes[id] || "", base);
        if (text.trim()) record.notes[id] = text;
        else delete record.notes[id];
      });
    }

    field.addEventListener("input", function () {
      paper.textContent = field.value;
      clearTimeout(timer);
      timer = setTimeout(save, 500);
    });
    window.addEventListener("pagehide", save);
    document.addEventListener("visibilitychange", save);
    store.watch(function () {
      if (!timer) show(store.lesson(lesson).notes[id] || "");
      if (hint && !store.lasts()) hint.textContent = hint.getAttribute("data-pb-lost");
    });
  }

  function prepareTick(box) {
    var parts = box.getAttribute("data-pb-tick").split(":");
    var position = Number(parts[1]);
    box.disabled = false;
    box.addEventListener("change", function () {
      store.change(lesson, function (record) {
        var others = (record.plan[parts[0]] || []).filter(function (other) {
          return other !== position;
        });
        var ticks = box.checked ? others.concat(position) : others;
        if (ticks.length) record.plan[parts[0]] = ticks;
        else delete record.plan[parts[0]];
      });
    });
    store.watch(function () {
      box.checked = (store.lesson(lesson).plan[parts[0]] || []).includes(position);
    });
  }

  document.querySelectorAll("[data-pb-note]").forEach(prepareNote);
  document.querySelectorAll("[data-pb-tick]").forEach(prepareTick);
})();
