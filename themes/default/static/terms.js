// A glossary link opens its definition on the page itself; without scripts, or without popovers, it
// leads to the glossary.
(function () {
  "use strict";

  // In page coordinates, so that the definition scrolls with its link. Narrow screens show a sheet
  // instead.
  function place(box, link) {
    var line = link.getClientRects()[0];
    var widest = document.documentElement.clientWidth - box.offsetWidth - 8;
    var below = line.bottom + 8;
    var above = line.top - box.offsetHeight - 8;
    var top = below + box.offsetHeight > window.innerHeight && above > 0 ? above : below;
    var left = getComputedStyle(box).direction === "rtl" ? line.right - box.offsetWidth : line.left;
    box.style.setProperty("--pb-left", Math.max(8, Math.min(left, widest)) + window.scrollX + "px");
    box.style.setProperty("--pb-top", top + window.scrollY + "px");
  }

  function open(link, box) {
    link.focus({ preventScroll: true }); // The browser gives the focus back to where it was.
    box.showPopover({ source: link });
    place(box, link);
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var target = event.target.closest ? event.target : document.body;
    if (target.closest("[data-pb-close]")) {
      var opened = target.closest("[popover]");
      if (opened && opened.hidePopover) opened.hidePopover();
      return;
    }
    var link = target.closest("[data-pb-term]");
    var box = link && document.getElementById("pb-term-" + link.getAttribute("data-pb-term"));
    if (!box || !box.showPopover || event.button || event.ctrlKey || event.metaKey ||
      event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!box.matches(":popover-open")) open(link, box);
  });

  // A definition does not stay open over the text when the keyboard focus moves on.
  document.querySelectorAll(".pb-definition").forEach(function (box) {
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget) && box.hidePopover)
        box.hidePopover();
    });
  });
})();
