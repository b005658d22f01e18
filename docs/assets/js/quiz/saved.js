/* The states of all quizzes on this device, each under a name of its own. Every change starts from what is kept at that
   moment, so that two tabs do not undo each other; what could not be kept stays in this page and goes along next time. */
(function (medialijn) {
  "use strict";
  var device = medialijn.device;
  var attempts = medialijn.attempts;
  var PREFIX = "quiz:";
  var BROKEN = "stuk:";
  var waiting = new Map();

  function today() { return Math.floor(Date.now() / 86400000); }

  function of(quiz) {
    return attempts.parse(waiting.has(quiz) ? waiting.get(quiz) : device.get(PREFIX + quiz), today());
  }

  function keep(quiz, text) {
    var fault = "";
    if (text === null) device.remove(PREFIX + quiz);
    else fault = device.set(PREFIX + quiz, text);
    if (fault) waiting.set(quiz, text);
    else waiting.delete(quiz);
    return fault;
  }

  medialijn.saved = {
    today: today,
    /* What is known of a quiz. */
    of: of,
    /* Keeps the state as `change` leaves it; says what stands in the way, as `device.set` does. */
    change: function (quiz, change) {
      var state = of(quiz);
      change(state);
      return keep(quiz, attempts.text(state));
    },
    /* Once per page: what is too old goes, and what can not be read is set aside as long. Names the quizzes of the latter. */
    tidy: function () {
      device.names(BROKEN).forEach(function (name) {
        if (!(today() - parseInt(device.get(name), 10) <= attempts.KEPT)) device.remove(name);
      });
      return device.names(PREFIX).map(function (name) { return name.slice(PREFIX.length); }).filter(function (quiz) {
        var raw = device.get(PREFIX + quiz);
        var state = of(quiz);
        var text = attempts.text(state);
        if (!state.isWhole) device.set(BROKEN + quiz, today() + " " + raw);
        if (text !== raw) keep(quiz, text);
        return !state.isWhole;
      });
    },
    /* What stands in the way of keeping anything at all. */
    fault: function () {
      var fault = device.set("proef", "1");
      device.remove("proef");
      return fault;
    },
    /* The device was wiped or filled from outside. */
    forget: function () { waiting.clear(); }
  };
})(window.medialijn);
