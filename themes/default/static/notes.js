// Keeps the private notes and the ticks of the action plan.
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

    // Only what was typed here is written, so that a page left open does not undo what another tab wrote.
    function save() {
      if (!timer) return;
      clearTimeout(timer);
      timer = 0;
      store.change(lesson, function (record) {
        if (field.value.trim()) record.notes[id] = field.value;
        else delete record.notes[id];
      });
    }

    field.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(save, 500);
    });
    window.addEventListener("pagehide", save);
    document.addEventListener("visibilitychange", save);
    store.watch(function () {
      var kept = store.lesson(lesson).notes[id] || "";
      if (!timer && field.value !== kept && (kept || field.value.trim())) field.value = kept;
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
