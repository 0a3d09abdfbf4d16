// Open menus close on Escape and on a click elsewhere; the print button shows only where it can work.
(function () {
  "use strict";
  // Browsers that do not know the media feature `scripting` show by this class what works with script only.
  document.documentElement.classList.add("pb-scripted");

  var menus = document.querySelectorAll("details[name=pb-menu]");

  function close(except) {
    menus.forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }

  document.addEventListener("click", function (event) {
    var inside = event.target.closest && event.target.closest(".pb-themes, .pb-languages");
    close(inside ? inside.querySelector("details") : null);
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

  // What is folded away on screen is wanted on paper. Of those that share a name only one can be open, so the name goes meanwhile.
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
