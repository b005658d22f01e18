/* Reading and showing the controls of a question. A type registers what its controls are called and how they are read:
   read(question)            the answer as marking wants it, null when nothing is set
   write(question, answer)   sets as much of an answer as has a place
   missing(question)         the controls that are still to be set
   show(question, mark)      a verdict at each control
   clear(question)           as it was at the start
   retry(question)           ready for another try: what was right stays set
   empty                     the name of the words that ask for an answer
   counts                    optional: the name of the words that count what was right
   tell(question, list)      optional: puts into the feedback what only this type has
   start(question)           optional: once, before anything is answered
   step(question)            optional: an answer that is not complete goes one step on; false when it is complete */
(function (medialijn) {
  "use strict";
  var types = Object.create(null);

  function all(question, selector) {
    return Array.prototype.slice.call(question.querySelectorAll("fieldset " + selector));
  }

  function checked(question) {
    return all(question, "input:checked").map(function (input) { return input.value; });
  }

  function isSet(question, control) {
    if (control.type !== "radio") return control.value.trim() !== "";
    return all(question, "input:checked").some(function (input) { return input.name === control.name; });
  }

  /* The first control of each thing to set. */
  function parts(question) {
    var seen = Object.create(null);
    return all(question, "[data-part]").filter(function (control) {
      var isFirst = !seen[control.dataset.part];
      seen[control.dataset.part] = true;
      return isFirst;
    });
  }

  function show(question, mark) {
    all(question, "[data-shows]").forEach(function (place) {
      var verdict = mark.marks[place.dataset.shows];
      if (!verdict) return;
      place.classList.add("is-" + verdict);
      place.querySelector(".ml-opt__s").append(medialijn.player.sign(verdict));
    });
  }

  function unmark(question) {
    all(question, "[data-shows]").forEach(function (place) {
      place.classList.remove("is-right", "is-wrong");
      place.querySelector(".ml-opt__s").textContent = "";
    });
  }

  function empty(control) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = false;
    else control.value = "";
  }

  function clear(question) {
    unmark(question);
    all(question, "input, select").forEach(empty);
  }

  function retry(question) {
    all(question, ".is-wrong :is(input, select)").forEach(empty);
    unmark(question);
  }

  /* What is picked or typed; of an answer in parts each control takes its own. */
  function write(question, answer) {
    all(question, "input, select").forEach(function (control) {
      var part = control.dataset.part;
      var given = !part ? answer : Object.prototype.hasOwnProperty.call(answer, part) ? answer[part] : "";
      if (/radio|checkbox/.test(control.type)) control.checked = [].concat(given).indexOf(control.value) >= 0;
      else if (typeof given === "string") control.value = given;
    });
  }

  function nothingPicked(question) {
    return checked(question).length ? [] : all(question, "input").slice(0, 1);
  }

  medialijn.controls = {
    of: function (type) { return types[type]; },
    register: function (names, handlers) {
      names.forEach(function (name) { types[name] = handlers; });
    }
  };

  /* Handlers of a type: its own before what most types share. */
  function handlers(own) {
    return Object.assign({ empty: "choose", write: write, show: show, unmark: unmark, clear: clear, retry: retry }, own);
  }
  medialijn.controls.handlers = handlers;

  medialijn.controls.register(["choice", "truefalse", "poll"], handlers({
    read: function (question) { return checked(question)[0] || null; },
    missing: nothingPicked
  }));
  medialijn.controls.register(["multiple", "highlight"], handlers({ read: checked, missing: nothingPicked }));
  medialijn.controls.register(["text", "number"], handlers({
    empty: "fill",
    read: function (question) { return all(question, "input")[0].value; },
    missing: function (question) { return all(question, "input").filter(function (field) { return !isSet(question, field); }); }
  }));
  medialijn.controls.register(["gaps", "match", "categorise"], handlers({
    read: function (question) {
      var answer = Object.create(null);
      all(question, "[data-part]").forEach(function (control) {
        var given = control.type !== "radio" || control.checked ? control.value : "";
        if (given.trim() !== "") answer[control.dataset.part] = given;
      });
      return answer;
    },
    missing: function (question) {
      return parts(question).filter(function (control) { return !isSet(question, control); });
    },
    isParted: true, empty: "fill", counts: "parts"
  }));
})(window.medialijn);
