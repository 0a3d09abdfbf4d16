// A video is loaded from its host only on request; where it cannot be loaded, the page says so and
// opens the transcript.
(function () {
  "use strict";

  function play(video, line) {
    var frame = document.createElement("iframe");
    frame.src = video.getAttribute("data-pb-embed");
    frame.title = video.getAttribute("data-pb-title");
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.className = "pb-video-frame";
    line.replaceWith(frame);
    frame.focus();
  }

  function explain(video) {
    var transcript = video.querySelector(".pb-transcript");
    video.querySelector("[data-pb-offline]").hidden = false;
    if (transcript) transcript.open = true;
  }

  function canPlay() {
    return navigator.onLine && location.protocol !== "file:";
  }

  document.querySelectorAll("[data-pb-play]").forEach(function (button) {
    var video = button.closest(".pb-video");
    if (!canPlay()) explain(video);
    button.addEventListener("click", function () {
      if (canPlay()) play(video, button.closest(".pb-video-play"));
      else explain(video);
    });
  });
})();
