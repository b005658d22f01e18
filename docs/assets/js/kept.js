/* What a pupil's work on a shared device needs on every page: at the start of a visit the question whose it is, and a way to
   wipe it, to put it back at once, and to take it along in a file. Boxes with data-keep-box hold the buttons and say what
   happened, in the words that the first of them has; a page that shows the work hears `ml-kept` on the document. */
(function (medialijn) {
  "use strict";
  var doc = document;
  var device = medialijn.device;
  var VISIT = "medialijn:" + device.site + ":bezoek";
  var PLACE = "laatste";
  var wiped = [];

  function names() {
    var place = device.get(PLACE) === null ? [] : [PLACE];
    return device.names("quiz:").concat(device.names("stuk:"), place);
  }

  /* Whether the reader of this visit has said whose work this is; without storage of a visit nobody is asked. */
  function isKnown(says) {
    try {
      if (says) window.sessionStorage.setItem(VISIT, "1");
      return window.sessionStorage.getItem(VISIT) !== null;
    } catch (error) {
      return true;
    }
  }

  function asFile() {
    var quizzes = Object.create(null);
    device.names("quiz:").forEach(function (name) {
      try {
        quizzes[name.slice(5)] = JSON.parse(device.get(name));
      } catch (error) { /* the quiz page tells of work that can not be read */ }
    });
    return new Blob([JSON.stringify({ medialijn: device.site, quizzes: quizzes }) + "\n"], { type: "application/json" });
  }

  function save() {
    var link = doc.createElement("a");
    link.href = URL.createObjectURL(asFile());
    link.download = "medialijn-" + device.site + ".json";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  var doers = {
    go: function () { return "go"; },
    wipe: function () {
      wiped = names().map(function (name) { return [name, device.get(name)]; });
      wiped.forEach(function (one) { device.remove(one[0]); });
      return wiped.length ? "wiped" : "nothing";
    },
    undo: function () {
      wiped.forEach(function (one) { device.set(one[0], one[1]); });
      wiped = [];
      return "restored";
    },
    save: function () {
      save();
      return "filed";
    }
  };

  function onClick(event) {
    var button = event.target.closest("[data-keep]");
    var box = event.currentTarget;
    var said, line;
    if (!button) return;
    said = doers[button.dataset.keep]();
    isKnown(true);
    if (said === "wiped" || said === "restored") doc.dispatchEvent(new CustomEvent("ml-kept"));
    line = box.querySelector("[data-said]");
    line.textContent = doc.querySelector("[data-keep-box]").getAttribute("data-" + said) || "";
    box.querySelector('[data-keep="undo"]').hidden = said !== "wiped";
    doc.querySelectorAll("[data-ask]").forEach(function (question) { question.hidden = true; });
    if (line.textContent) line.focus();
    else doc.getElementById("inhoud").focus();
  }

  doc.querySelectorAll("[data-without-keep]").forEach(function (text) { text.hidden = true; });
  doc.querySelectorAll("[data-keep-box]").forEach(function (box) {
    box.hidden = false;
    box.addEventListener("click", onClick);
  });
  if (!device.names("quiz:").length) isKnown(true);
  doc.querySelectorAll("[data-ask]").forEach(function (question) { question.hidden = isKnown(); });
  if (location.protocol === "file:" && /Firefox\//.test(navigator.userAgent)) {
    doc.querySelectorAll("[data-per-page]").forEach(function (text) { text.hidden = false; });
  }
})(window.medialijn);
