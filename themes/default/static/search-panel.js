// The content below the field of the search: results in the page's language and then in others. The
// data for find.js is loaded in pieces, as scripts that call `polybookSearch`.
(function () {
  "use strict";
  var FIRST = 10;
  var MORE = 20;
  var ELSEWHERE = 5;
  var EXCERPT = 160;
  var PAUSE = 300;

  var root = document.documentElement.getAttribute("data-pb-root");
  var form = document.querySelector("[data-pb-search-form]");
  var field = form.querySelector("input");
  var dialog = form.closest("dialog");
  var panel = document.querySelector("[data-pb-search-panel]");
  var channel = new MessageChannel();
  var engine = null;

  // Languages with what is loaded of them, the page's own first.
  var sets = [];
  var ownEntries = {};
  var indexAddress = "";
  var received = null;
  var isBusy = false;
  var isRenewed = false;
  var isLost = false;
  var isDeep = false;

  var query = "";
  var found = null;
  var shown = FIRST;
  var isPending = false;
  var isScrolled = false;
  var isEntered = false;
  var task = null;
  var timer = 0;

  function part(name) {
    return panel.querySelector("[data-pb-search-" + name + "]");
  }

  function show(name, isShown) {
    if (part(name)) part(name).hidden = !isShown;
  }

  function words(name) {
    return panel.getAttribute("data-pb-" + name);
  }

  // --- Loading

  window.polybookSearch = function (name, data) {
    if (name === "rules") engine = window.polybookFind && window.polybookFind(data);
    else if (name !== "index") received = data;
    else if (engine) begin(data);
  };

  function begin(index) {
    indexAddress = document.currentScript.src.split("?")[0];
    if (!panel) {
      form.insertAdjacentHTML("afterend", index.panel);
      panel = form.nextElementSibling;
      panel.querySelectorAll("[data-pb-path]").forEach(function (link) {
        link.href = root + link.getAttribute("data-pb-path");
      });
    }
    if (!sets.length) listen();
    sets = index.languages.map(function (language) {
      var paths = [language.head].concat(language.texts);
      // Keeps what is already loaded and unchanged in a new index.
      var old = sets.find(function (set) {
        return set.next &&
          String(set.paths.slice(0, set.next)) === String(paths.slice(0, set.next));
      });
      return { about: language, paths, next: old ? old.next : 0,
        head: old && old.head, corpus: old && old.corpus };
    });
    search();
  }

  function isWhole(set) {
    return set.next === set.paths.length;
  }

  function isKnown(set) {
    return set.next > 0;
  }

  // In other languages the heads are loaded once there is a query, the texts on request.
  function wanted() {
    function first(test) {
      return sets.find(function (set) {
        return !test(set);
      });
    }
    if (!isWhole(sets[0])) return sets[0];
    return query && (first(isKnown) || (isDeep && first(isWhole)));
  }

  function inject(address, then) {
    var script = document.createElement("script");
    received = null;
    isBusy = true;
    script.onload = script.onerror = function () {
      script.remove();
      isBusy = false;
      then();
    };
    script.src = address;
    document.head.append(script);
  }

  function loadNext() {
    var set = !isBusy && !isLost && wanted();
    if (!set) return;
    inject(root + set.paths[set.next], function () {
      if (!received || received.language !== set.about.language) return lose();
      if (set.next) set.corpus.add(received);
      else {
        set.head = received;
        set.corpus = engine.corpus(received);
      }
      set.next += 1;
      if (set === sets[0]) {
        set.head.entries.forEach(function (entry) {
          ownEntries[entry[0]] = entry;
        });
        search(true);
      }
      waitToRest();
      loadNext();
    });
  }

  // An index that the browser has cached may name files of an older site.
  function lose() {
    if (!isRenewed) {
      isRenewed = true;
      return inject(indexAddress + "?" + Date.now(), loadNext);
    }
    isLost = true;
    show("lost", true);
    search(true);
  }

  // --- Searching

  function chosen() {
    return panel.querySelector(".pb-search-filter :checked");
  }

  function topicOf(set) {
    if (!chosen() || !chosen().value) return -1;
    var topics = set.head.topics;
    var place = topics.findIndex(function (topic) {
      return topic[0] === chosen().value;
    });
    // No results match a topic that this language lacks.
    return place < 0 ? topics.length : place;
  }

  channel.port1.onmessage = function () {
    var work = task;
    task = null;
    if (work) work();
  };

  // Runs after the reader's key events; a new search cancels it.
  function soon(work) {
    task = work;
    channel.port2.postMessage(0);
  }

  // Also runs while an input method composes: on phones every word is composed.
  function search(isSame) {
    var own = sets[0];
    clearTimeout(timer);
    timer = 0;
    task = null;
    if (!isSame) {
      shown = FIRST;
      isEntered = false;
      // To determine it, browsers lay out the whole panel.
      if (dialog && isScrolled) panel.scrollTop = 0;
      isScrolled = false;
    }
    query = engine.canonical(field.value);
    // Not `trim`, which would remove a Thai letter that folds to what it treats as a space.
    if (!/[^ ]/.test(engine.fold(query))) query = "";
    found = query && own.corpus && own.corpus.search(query, topicOf(own));
    // Other words are tried only once all texts are loaded.
    isPending = found && found.total < FIRST && isComplete();
    if (!isPending) return finish();
    if (found.total) draw();
    var work = own.corpus.relax(query, topicOf(own));
    soon(function step() {
      var next = work.next();
      if (!next.done) return soon(step);
      found = next.value;
      finish();
    });
  }

  function isComplete() {
    return isLost || isWhole(sets[0]);
  }

  function finish() {
    isPending = false;
    draw();
    if (isEntered) enter();
    waitToRest();
    loadNext();
  }

  function waitToRest() {
    if (!timer) timer = setTimeout(rest, PAUSE);
  }

  // What waits until nobody types: the announcement, the address, other languages.
  function rest() {
    timer = 0;
    if (isPending) return;
    keepAddress();
    var said = part("seen").textContent;
    if (part("status").textContent !== said) part("status").textContent = said;
    if (!found || !part("elsewhere")) return;
    var nodes = [];
    var waiting = sets.slice(1).filter(isKnown);
    var known = new Set(found.results.map(pathIn(sets[0])));
    soon(function step() {
      var set = waiting.shift();
      if (!set) return drawElsewhere(nodes);
      var path = pathIn(set);
      set.corpus
        .search(query, topicOf(set))
        .results.filter(function (result) {
          return !known.has(path(result));
        })
        .slice(0, isDeep ? MORE : ELSEWHERE)
        .forEach(function (result) {
          known.add(path(result));
          nodes.push(drawResult(set, result));
        });
      soon(step);
    });
  }

  function pathIn(set) {
    return function (result) {
      return set.head.entries[result.entry][0];
    };
  }

  function keepAddress() {
    if (dialog) return;
    try {
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    } catch (error) {
      // Then the address stays.
    }
  }

  // --- Drawing

  function address(set, entry) {
    var folder = set.about.folder;
    return root + (folder && folder + "/") + encodeURI(entry[0]) + ".html";
  }

  // Adds an element with its parts: text, marked text, text, …
  function add(parent, name, className, parts, set) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (set && set !== sets[0]) {
      element.lang = set.about.language;
      element.dir = set.about.dir;
    }
    parts.forEach(function (text, place) {
      if (place % 2) add(element, "mark", "", [text]);
      else if (text) element.append(text);
    });
    parent.append(element);
    return element;
  }

  function drawResult(set, result) {
    var entry = set.head.entries[result.entry];
    var topic = set.head.topics[entry[2]];
    var excerpt = set.corpus.excerpt(result, EXCERPT);
    var heading = excerpt.heading * 2;
    var own = set !== sets[0] && ownEntries[entry[0]];
    var node = document.createElement("li");
    // The lesson in the reader's own language comes first.
    if (own) add(node, "a", "pb-search-title", [own[3]]).href = address(sets[0], own);
    var link = add(node, "a", own ? "pb-search-second" : "pb-search-title",
      set.corpus.title(result), set);
    link.href = address(set, entry) + (heading < 0 ? "" : "#" + entry[4][heading + 1]);
    if (link.lang) {
      link.hreflang = link.lang;
      node.append(" ");
      add(node, "span", "pb-language-label", [set.about.name], set);
    }
    var where = add(node, "p", "pb-search-where", [], set);
    if (topic) node.setAttribute("data-topic", topic[0]);
    if (topic && topic[1] !== entry[3]) {
      var theme = add(where, "span", "pb-search-theme", [topic[1]]);
      if (topic[2]) Object.assign(theme, { lang: topic[2], dir: topic[3] });
    }
    if (heading >= 0) add(where, "span", "", [entry[4][heading]]);
    add(node, "p", "pb-search-excerpt", excerpt.parts, set);
    return node;
  }

  // Replaces only what has changed, and keeps the reader's place.
  function drawList(list, nodes) {
    var active = list.contains(document.activeElement) && document.activeElement;
    var top = active && active.getBoundingClientRect().top;
    nodes.forEach(function (node, place) {
      var old = list.children[place];
      if (!old) list.append(node);
      else if (!old.isEqualNode(node)) old.replaceWith(node);
    });
    while (list.children.length > nodes.length) list.lastChild.remove();
    if (!active || active.isConnected) return;
    var again = Array.from(list.querySelectorAll("a")).find(function (link) {
      return link.pathname === active.pathname;
    });
    (again || field).focus({ preventScroll: true });
    if (again)
      (dialog ? panel : document.scrollingElement).scrollTop +=
        again.getBoundingClientRect().top - top;
  }

  function draw() {
    var results = found ? found.results : [];
    var isDone = found && !isPending && isComplete();
    var isNothing = isDone && !results.length;
    drawList(
      part("results"),
      results.slice(0, shown).map(function (result) {
        return drawResult(sets[0], result);
      }),
    );
    show("filter", query);
    if (chosen()) part("chosen").textContent = chosen().parentNode.textContent.trim();
    show("suggestion", isNothing && found.suggestion);
    part("suggestion").lastElementChild.textContent = found && found.suggestion;
    show("widen", isNothing && topicOf(sets[0]) >= 0 && sets[0].corpus.search(query, -1).total);
    show("more", results.length > shown);
    show("start", !query || isNothing);
    show("hint", !query);
    show("none", isNothing);
    if (!query) show("elsewhere", false);
    part("seen").textContent = query && sentence(results.length, isDone);
  }

  function sentence(count, isDone) {
    if (!count) return isDone ? words("none") : isLost ? "" : words("loading");
    if (found.step === "some") return words("some");
    var isAlso = count && found.results[0].step === "direct";
    var text = words(!found.rewritten ? "results" : isAlso ? "also" : "instead");
    return text.replace(/\{(\w+)\}/g, function (all, name) {
      return { count, query, instead: found.rewritten }[name];
    });
  }

  function drawElsewhere(nodes) {
    var isDone = isLost || sets.every(isDeep ? isWhole : isKnown);
    drawList(part("others"), nodes);
    show("elsewhere", true);
    show("texts", !isDeep);
    part("nowhere").textContent = !isDeep || (isDone && nodes.length) ? ""
      : words(isDone ? "nowhere" : "loading");
  }

  // --- What readers do

  // On a phone, Enter closes the keyboard.
  function enter(isButton) {
    var link = panel.querySelector(".pb-search-results a");
    isEntered = isPending;
    if (!link || isPending) return;
    if (isButton || matchMedia("(pointer: coarse)").matches) link.focus();
    else link.click();
  }

  // Safari sends the key that ends a composition after its end, with this code.
  function isComposed(event) {
    return event.isComposing || event.keyCode === 229;
  }

  function focusField() {
    field.focus();
    field.selectionStart = field.value.length;
  }

  function listen() {
    if (!dialog && !field.value) field.value = new URLSearchParams(location.search).get("q") || "";

    field.addEventListener("input", function () {
      search();
    });

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      enter(true);
    });

    form.parentNode.addEventListener("keydown", function (event) {
      var key = event.key;
      var target = event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || isComposed(event)) return;
      if (target === field && key === "Enter") {
        event.preventDefault();
        enter();
      } else if (/^Arrow(Down|Up)$/.test(key) && target.type !== "radio") {
        var stops = [field].concat(
          Array.from(
            panel.querySelectorAll(".pb-search-results a, .pb-button")
          ).filter(function (stop) {
            return stop.getClientRects().length;
          }),
        );
        var next = stops[Math.max(0, stops.indexOf(target)) + (key === "ArrowDown" ? 1 : -1)];
        event.preventDefault();
        if (next === field) focusField();
        else if (next) next.focus();
      } else if (target !== field && (key === "Backspace" || (key.length === 1 && key !== " "))) {
        focusField();
      }
    });

    panel.addEventListener("scroll", function () {
      isScrolled = true;
    });

    panel.addEventListener("change", function () {
      search();
    });

    panel.addEventListener("click", function (event) {
      var link = event.target.closest("a");
      var button = event.target.closest("button");
      if (link) keepAddress();
      // The page itself is behind the dialog.
      if (link && dialog && link.pathname === location.pathname) dialog.close();
      if (button) press(button, button.parentNode);
    });
  }

  function press(button, offer) {
    if (offer === part("more")) {
      shown += MORE;
      draw();
      part("results").children[shown - MORE].firstChild.focus();
    } else if (offer === part("texts")) {
      isDeep = true;
      drawElsewhere([]);
      part("elsewhere").firstElementChild.focus();
      waitToRest();
      loadNext();
    } else if (offer === part("lost")) {
      isLost = isRenewed = false;
      show("lost", false);
      focusField();
      search(true);
    } else {
      if (offer === part("suggestion")) field.value = button.textContent;
      else chosen().closest("fieldset").querySelector("input").checked = true;
      focusField();
      search();
    }
  }
})();
