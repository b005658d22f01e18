/* The controls of a hotspot: the list of places, and the same places in the picture for who prefers to point. */
(function (medialijn) {
  "use strict";

  function places(question) {
    return Array.from(question.querySelectorAll("[data-place]"));
  }

  function input(question, place) {
    return question.querySelector('fieldset input[value="' + CSS.escape(place.dataset.place) + '"]');
  }

  function draw(question) {
    places(question).forEach(function (place) {
      place.classList.toggle("is-on", input(question, place).checked);
    });
  }

  var shared = medialijn.controls.of("multiple");
  medialijn.controls.register(["hotspot"], Object.assign({}, shared, {
    start: function (question) {
      places(question).forEach(function (place) {
        place.addEventListener("click", function () { input(question, place).click(); });
      });
      question.addEventListener("change", function () { draw(question); });
    },
    write: function (question, answer) {
      shared.write(question, answer);
      draw(question);
    },
    clear: function (question) {
      shared.clear(question);
      draw(question);
    },
    retry: function (question) {
      shared.retry(question);
      draw(question);
    }
  }));
})(window.medialijn);
