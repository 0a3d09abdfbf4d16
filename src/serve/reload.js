// Added to pages by `polybook serve` only: loads the page again after an edit, and shows what was found.
"use strict";
(() => {
  const { news, generation } = document.currentScript.dataset;
  const source = new EventSource(news);
  source.onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (String(state.generation) !== generation) {
      source.close();
      location.reload();
      return;
    }
    show(state.diagnostics);
  };
  // A browser keeps only so many connections to one host: let go of this one with the page.
  addEventListener("pagehide", () => source.close());

  function show(diagnostics) {
    document.getElementById("pb-overlay")?.remove();
    if (diagnostics.length === 0) return;
    const overlay = document.createElement("details");
    overlay.id = "pb-overlay";
    overlay.open = diagnostics.some((found) => found.severity === "error");
    overlay.lang = "en";
    overlay.dir = "ltr";
    const rules = {
      position: "fixed", insetBlockEnd: "0", insetInline: "0", zIndex: "2147483647", maxBlockSize: "50vh", overflow: "auto",
      padding: "0.75rem 1rem", background: "#2a1210", color: "#ffe9e4", font: "14px/1.5 ui-monospace, monospace",
    };
    Object.assign(overlay.style, rules);
    const summary = document.createElement("summary");
    summary.textContent = diagnostics.length === 1 ? "1 finding" : `${diagnostics.length} findings`;
    overlay.append(summary);
    for (const found of diagnostics) {
      const line = document.createElement("p");
      line.textContent = `${found.severity}: ${found.message}\n${found.place}\n${found.help}`;
      line.style.whiteSpace = "pre-wrap";
      overlay.append(line);
    }
    document.body.append(overlay);
  }
})();
