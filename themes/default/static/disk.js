// Loaded from disk only, where some browsers give every file a storage of its own but let all files
// share cookies: lessons done, the last place and the second language go by cookie, so that every
// page knows them. Answers and notes would be too large, and stay with their page.
(function () {
  "use strict";
  // A browser stores about 4096 bytes in a cookie, with its name.
  var MOST = 3800;
  // Seconds; browsers keep no cookie for longer.
  var LIFETIME = 400 * 24 * 60 * 60;
  var SETTINGS = ["last", "beside"];
  var store = window.polybook.store;
  var prefix = store.book + ":";

  function cookie(name) {
    var start = store.book + "." + name + "=";
    var found = document.cookie.split("; ").find(function (one) {
      return one.startsWith(start);
    });
    return found ? found.slice(start.length) : "";
  }

  function setCookie(name, value) {
    document.cookie = store.book + "." + name + "=" + value + "; path=/; SameSite=Strict; max-age=" +
      (value ? LIFETIME : 0);
  }

  // Whether this browser accepts cookies here, and no other file has the same storage.
  function isApart() {
    setCookie("probe", "1");
    if (!cookie("probe")) return false;
    setCookie("probe", "");
    try {
      var before = localStorage.getItem(prefix + "file");
      localStorage.setItem(prefix + "file", location.pathname);
      return !before || before === location.pathname;
    } catch (error) {
      return true;
    }
  }
  if (!isApart()) return;

  // Lessons that were marked as done, each with its day, or with `-` if the mark was removed; the
  // latest last.
  function marks() {
    return cookie("done").split("|").filter(Boolean).map(function (mark) {
      return mark.split(":");
    });
  }

  function setMark(id, day) {
    var others = marks().filter(function (mark) {
      return mark[0] !== id;
    });
    var all = others.concat([[id, day]]).map(function (mark) {
      return mark.join(":");
    });
    // The oldest are dropped.
    while (all.join("|").length > MOST) all.shift();
    setCookie("done", all.join("|"));
  }

  function markOf(id) {
    var found = marks().find(function (mark) {
      return mark[0] === id;
    });
    return found && found[1];
  }

  function parse(text) {
    try {
      return JSON.parse(text) || {};
    } catch (error) {
      return {};
    }
  }

  function idOf(key) {
    return key.startsWith("lesson:") ? key.slice("lesson:".length) : "";
  }

  // Returns what is stored under a key, from what this page stores and what all pages share.
  function read(key, own) {
    if (SETTINGS.includes(key)) return decodeURIComponent(cookie(key)) || own;
    var mark = idOf(key) && markOf(idOf(key));
    if (!mark) return own;
    var record = Object.assign({ schema: 2 }, parse(own));
    if (mark === "-") delete record.done;
    else record.done = mark;
    return JSON.stringify(record);
  }

  function write(key, text) {
    var value = parse(text);
    if (SETTINGS.includes(key)) {
      if (text && encodeURIComponent(text).length > MOST) delete value.summary;
      text = text && encodeURIComponent(JSON.stringify(value));
      if (!text || text.length <= MOST) setCookie(key, text || "");
    } else if (idOf(key) && (value.done || markOf(idOf(key)))) {
      setMark(idOf(key), value.done || "-");
    }
  }

  function keys() {
    var done = marks().map(function (mark) {
      return "lesson:" + mark[0];
    });
    return done.concat(SETTINGS.filter(cookie));
  }

  // Everything is deleted: this page does so now, any other when it is opened next.
  function clear() {
    SETTINGS.concat("done").forEach(function (name) {
      setCookie(name, "");
    });
    setCookie("cleared", String(Date.now()));
    noteClearing();
  }

  function noteClearing() {
    try {
      localStorage.setItem(prefix + "cleared", cookie("cleared"));
    } catch (error) {
      // Nothing is stored, so there is nothing to delete.
    }
  }

  function followClearing() {
    try {
      if (localStorage.getItem(prefix + "cleared") === cookie("cleared")) return;
      Object.keys(localStorage).forEach(function (key) {
        if (key.startsWith(prefix)) localStorage.removeItem(key);
      });
    } catch (error) {
      return;
    }
    noteClearing();
  }

  if (cookie("cleared")) followClearing();
  document.querySelectorAll("[data-pb-apart]").forEach(function (note) {
    note.hidden = false;
  });
  store.share({ read, write, keys, clear });
  // No event tells a page what another one has stored.
  document.addEventListener("visibilitychange", store.notify);
})();
