/* The controls of a scenario: one moment at a time; the way that was gone stays to be read above it. */
(function (medialijn) {
  "use strict";

  function moments(question) {
    return Array.prototype.slice.call(question.querySelectorAll("[data-moment]"));
  }

  function moment(question, id) {
    return moments(question).find(function (each) { return each.dataset.moment === id; });
  }

  function chosen(place) {
    var input = place.querySelector("input:checked");
    return input ? input.value : null;
  }

  /* The steps that were set, from the first moment on. */
  function read(question) {
    var steps = [];
    var path = medialijn.marking.walk(question.key, steps);
    var step;
    while (path.length > steps.length) {
      step = chosen(moment(question, path[path.length - 1].node.id));
      if (step === null) break;
      steps.push(step);
      path = medialijn.marking.walk(question.key, steps);
    }
    return steps;
  }

  /* Shows the moments that these steps lead through; what was chosen on the way can not be changed any more. */
  function showPath(question, steps) {
    var path = medialijn.marking.walk(question.key, steps);
    moments(question).forEach(function (place) { place.hidden = true; });
    path.forEach(function (at) {
      var place = moment(question, at.node.id);
      place.hidden = false;
      place.querySelectorAll("input").forEach(function (input) { input.disabled = at.step !== null; });
    });
    return moment(question, path[path.length - 1].node.id);
  }

  function start(question) {
    moments(question).forEach(function (place) {
      place.tabIndex = -1;
    });
    showPath(question, []);
  }

  function clear(question) {
    question.querySelectorAll("[data-moment] input").forEach(function (input) { input.checked = false; });
    showPath(question, []);
  }

  medialijn.controls.register(["scenario"], {
    start: start,
    read: read,
    write: function (question, answer) {
      [].concat(answer).forEach(function (step) {
        var path = medialijn.marking.walk(question.key, read(question));
        var place = moment(question, path[path.length - 1].node.id);
        place.querySelectorAll("input").forEach(function (input) { input.checked = input.value === step; });
        showPath(question, read(question));
      });
    },
    missing: function (question) {
      var open = moments(question).filter(function (place) {
        return !place.hidden && place.querySelector("input") && chosen(place) === null;
      });
      return open.map(function (place) { return place.querySelector("input"); });
    },
    empty: "choose",
    step: function (question) {
      var place = showPath(question, read(question));
      if (!place.querySelector("input")) return false;
      place.focus();
      return true;
    },
    show: function () {},
    unmark: function () {},
    clear: clear,
    retry: clear
  });
})(window.medialijn);
