// The language that the browser asks for is offered first by being marked; nobody is sent anywhere.
(function () {
  "use strict";
  var choices = document.querySelectorAll(".pb-choice");
  var wanted = navigator.languages || [navigator.language || ""];

  function find(tag) {
    for (var i = 0; i < choices.length; i++) {
      if (choices[i].lang.toLowerCase() === tag) return choices[i];
    }
    return null;
  }

  for (var i = 0; i < wanted.length; i++) {
    // “nl-BE” is served by “nl”: the tag is shortened from the end until a choice fits.
    var parts = wanted[i].toLowerCase().split("-");
    while (parts.length) {
      var choice = find(parts.join("-"));
      if (choice) {
        choice.classList.add("pb-suggested");
        return;
      }
      parts.pop();
    }
  }
})();
