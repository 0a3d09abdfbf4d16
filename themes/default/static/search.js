// Opens the search: a dialog with a field that accepts text immediately, while the engine is
// loaded.
(function () {
  "use strict";
  var button = document.querySelector("[data-pb-search]");
  if (!button) return;
  // The search page has its own field.
  var field = document.querySelector("[data-pb-search-form] input");
  var dialog = null;
  var failure = null;
  var isLoading = false;
  var attempts = 0;

  function words(name) {
    return button.getAttribute("data-pb-search" + name);
  }

  function add(parent, name, className, attributes) {
    var element = document.createElement(name);
    element.className = className;
    for (var key in attributes) element.setAttribute(key, attributes[key]);
    parent.append(element);
    return element;
  }

  // A hidden field with the focus would receive the next key.
  function shut() {
    dialog.close();
    field.blur();
  }

  function make() {
    dialog = add(document.body, "dialog", "pb-search", { "aria-label": words("") });
    var body = add(dialog, "div", "pb-search-body");
    var form = add(body, "form", "pb-search-form", { role: "search", "data-pb-search-form": "" });
    add(form, "label", "pb-visually-hidden", { for: "pb-search-field" }).textContent = words("");
    field = add(form, "input", "pb-search-field", {
      id: "pb-search-field",
      type: "search",
      placeholder: words(""),
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "search",
    });
    var close = add(form, "button", "pb-search-close",
      { type: "button", "aria-label": words("-close") });
    form.onsubmit = function () {
      return false;
    };

    // A tap outside closes it; selecting text beyond its edge does not.
    var pressed = null;
    dialog.addEventListener("mousedown", function (event) {
      pressed = event.target;
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === close || (event.target === dialog && pressed === dialog)) shut();
    });

    dialog.addEventListener("keydown", function (event) {
      // By default, Escape would empty the field, and Tab leave the page. Safari sends the key that
      // ends a composition after its end, with the code 229.
      if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        shut();
      }
      if (event.key !== "Tab") return;
      var stops = Array.from(
        dialog.querySelectorAll("a[href], button, input:not([type=radio]:not(:checked))")
      ).filter(function (stop) {
        return stop.getClientRects().length;
      });
      var edge = stops[event.shiftKey ? 0 : stops.length - 1];
      if (document.activeElement !== edge) return;
      event.preventDefault();
      stops[event.shiftKey ? stops.length - 1 : 0].focus();
    });
  }

  function fail() {
    isLoading = false;
    if (failure) return;
    failure = add(dialog.firstChild, "p", "pb-search-offer", { role: "alert" });
    failure.append(words("-failed") + " ");
    add(failure, "a", "", { href: words("-page") }).textContent = words("-link");
  }

  function load() {
    if (isLoading) return;
    isLoading = true;
    var attempt = (attempts += 1);
    if (failure) failure.remove();
    failure = null;
    words("-scripts")
      .split(" ")
      .forEach(function (path) {
        var script = document.createElement("script");
        script.src = path;
        script.async = false;
        // A late failure may have been retried since.
        script.onerror = function () {
          if (attempt === attempts) fail();
        };
        document.head.append(script);
      });
  }

  function open() {
    if (!field || dialog) {
      if (!window.HTMLDialogElement) {
        location.href = words("-page");
        return;
      }
      if (!dialog) make();
      if (!dialog.open) dialog.showModal();
      load();
    }
    field.focus();
    field.select();
  }

  button.addEventListener("click", open);
  document.addEventListener("keydown", function (event) {
    // On a Thai keyboard the key produces a letter.
    if (event.key !== "/" && !(event.code === "Slash" && event.key > "\u02ff")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    var target = event.target;
    if (target.isContentEditable ||
      target.closest("textarea, select, input:not([type=radio], [type=checkbox])")) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
})();
