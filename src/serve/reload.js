// Added to pages by `polybook serve` only: reloads the page after an edit, and shows the
// diagnostics.
"use strict";
(() => {
  const { news, worker, generation } = document.currentScript.dataset;
  let stop = listen(take);
  // A page restored from the back/forward cache has to listen again.
  addEventListener("pagehide", () => stop());
  addEventListener("pageshow", (event) => {
    if (event.persisted) stop = listen(take);
  });

  // Listens through a worker shared by all tabs, since browsers open only six connections to one
  // host.
  function listen(take) {
    if (typeof SharedWorker === "function") {
      const { port } = new SharedWorker(`${worker}?news=${encodeURIComponent(news)}`);
      port.onmessage = (event) => take(event.data.data, event.data.isNew);
      return () => {
        port.onmessage = null;
        port.postMessage("bye");
      };
    }
    // Browsers on phones have no shared workers: there, a page listens while it is visible.
    let source;
    const follow = () => {
      if (source) source.close();
      source = document.hidden ? undefined : new EventSource(news);
      if (source) source.onmessage = (event) => take(event.data, true);
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      if (source) source.close();
    };
  }

  // News that other tabs have already received may be older than this page. A restarted server
  // counts from 1 again.
  function take(data, isNew) {
    const state = JSON.parse(data);
    const own = Number(generation);
    if (isNew ? state.generation !== own : state.generation > own) {
      stop();
      location.reload();
      return;
    }
    show(state);
  }

  function show({ diagnostics, lang, dir }) {
    document.getElementById("pb-overlay")?.remove();
    if (diagnostics.length === 0) return;
    const overlay = document.createElement("details");
    overlay.id = "pb-overlay";
    overlay.open = diagnostics.some((diagnostic) => diagnostic.severity === "error");
    overlay.lang = lang;
    overlay.dir = dir;
    const rules = {
      position: "fixed", insetBlockEnd: "0", insetInline: "0", zIndex: "2147483647",
      maxBlockSize: "50vh", overflow: "auto", padding: "0.75rem 1rem",
      background: "#2a1210", color: "#ffe9e4",
      font: "14px/1.5 ui-monospace, monospace",
    };
    Object.assign(overlay.style, rules);
    const summary = document.createElement("summary");
    const count = diagnostics.length;
    summary.textContent = count === 1 ? "1 diagnostic" : `${count} diagnostics`;
    overlay.append(summary);
    for (const { severity, message, place, help } of diagnostics) {
      const line = document.createElement("p");
      line.textContent = `${severity}: ${message}\n${place}\n${help}`;
      line.style.whiteSpace = "pre-wrap";
      overlay.append(line);
    }
    document.body.append(overlay);
  }
})();
