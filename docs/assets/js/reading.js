/* The reading settings under "Weergave": larger text, more room, and reading aloud. What a reader chooses is kept on the
   device. Aloud only a voice of the device itself reads, because others send the text to a company. */
(function (medialijn) {
  "use strict";
  var doc = document;
  var speech = window.speechSynthesis;

  function setUpChoices() {
    doc.querySelectorAll("[data-setting]").forEach(function (choice) {
      var name = choice.getAttribute("data-setting");
      choice.checked = choice.value === (medialijn.device.get(name) || "");
      choice.addEventListener("change", function () {
        var value = choice.checked ? choice.value : "";
        medialijn.showSetting(name, value);
        if (value) medialijn.device.set(name, value);
        else medialijn.device.remove(name);
      });
    });
  }

  function dutchVoice() {
    return speech.getVoices().find(function (voice) {
      return voice.localService && /^nl([-_]|$)/i.test(voice.lang);
    });
  }

  /* What the reader is at: the question or the result of a quiz, the step in the middle of the screen, or the page. */
  function currentPart() {
    var middle = window.innerHeight / 2;
    var step = Array.prototype.find.call(doc.querySelectorAll(".ml-step"), function (each) {
      var place = each.getBoundingClientRect();
      return place.top <= middle && place.bottom > middle;
    });
    return step || doc.querySelector(".ml-result:not([hidden]), ml-question:not([hidden])") ||
      doc.querySelector(".ml-read") || doc.getElementById("inhoud");
  }

  function setUpReading(box) {
    var button = box.querySelector("button");

    function show(isReading) {
      button.textContent = button.getAttribute(isReading ? "data-stop" : "data-start");
      box.classList.toggle("is-reading", isReading);
    }
    function stop() {
      show(false);
      speech.cancel();
    }
    function read(voice) {
      var lines = currentPart().innerText.split(/\n+/).filter(function (line) { return line.trim(); });
      lines.forEach(function (line, number) {
        var words = new SpeechSynthesisUtterance(line);
        words.voice = voice;
        words.lang = voice.lang;
        if (number === lines.length - 1) words.onend = function () { show(false); };
        speech.speak(words);
      });
      show(lines.length > 0);
    }
    function offer() {
      box.hidden = !dutchVoice();
    }

    button.addEventListener("click", function () {
      if (box.classList.contains("is-reading")) stop();
      else read(dutchVoice());
    });
    doc.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && box.classList.contains("is-reading")) stop();
    });
    window.addEventListener("pagehide", stop);
    if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
    show(false);
    offer();
  }

  setUpChoices();
  if (speech) doc.querySelectorAll("[data-reading]").forEach(setUpReading);
})(window.medialijn);
