/* Where a reader was: the last lesson or quiz of a pupil, the last plan of a mentor. Pages with data-resume-as are kept
   on the device; a section with data-resume leads back to them and can wipe what is kept. */
(function (device) {
  "use strict";
  var doc = document;
  var KEYS = { lesson: "laatste", plan: "laatste-plan" };
  var PATHS = { lesson: /^lessen\/[a-z0-9-]+\/(quiz\/)?(#[a-z0-9-]+)?$/, plan: /^mentor\/[a-z0-9-]+\/$/ };

  function remember(page) {
    function keep(fragment) {
      var place = { path: page.getAttribute("data-resume-path") + fragment, title: page.getAttribute("data-resume-title") };
      device.set(KEYS[page.getAttribute("data-resume-as")], JSON.stringify(place));
    }
    keep("");
    if (!window.IntersectionObserver) return;
    var middle = new IntersectionObserver(function (changes) {
      changes.forEach(function (change) {
        if (change.isIntersecting) keep("#" + change.target.id);
      });
    }, { rootMargin: "-49% 0px -50%" });
    page.querySelectorAll(".ml-step[id]").forEach(function (step) { middle.observe(step); });
  }

  function kept(kind) {
    try {
      var place = JSON.parse(device.get(KEYS[kind]));
      return place && PATHS[kind].test(place.path) && place.title ? place : null;
    } catch (error) {
      return null;
    }
  }

  function show(section) {
    var kind = section.getAttribute("data-resume");
    var place = kept(kind);
    if (!place) return;
    section.querySelector("[data-resume-title]").textContent = place.title;
    section.querySelector("a").href = section.getAttribute("data-site-root") + place.path;
    section.querySelector("button").addEventListener("click", function () {
      device.remove(KEYS[kind]);
      section.hidden = true;
      doc.getElementById("inhoud").focus();
    });
    section.hidden = false;
    doc.addEventListener("ml-kept", function () { section.hidden = !kept(kind); });
  }

  doc.querySelectorAll("[data-resume-as]").forEach(remember);
  doc.querySelectorAll("[data-resume]").forEach(show);
})(window.medialijn.device);
