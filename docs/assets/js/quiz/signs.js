/* The words and signs of the player, which the page brings along in templates. */
(function (medialijn) {
  "use strict";

  function inTemplate(name, selector) {
    return document.querySelector("template[data-" + name + "]").content.querySelector(selector);
  }

  medialijn.player = {
    /* The words under a name, with {count}, {number} and {total} filled in; one of something has words of its own. */
    word: function (name, values) {
      var single = values && values.count === 1 && inTemplate("words", '[data-word="' + name + '-one"]');
      var found = single || inTemplate("words", '[data-word="' + name + '"]');
      return found.textContent.replace(/\{(count|number|total)\}/g, function (_, value) { return String(values[value]); });
    },
    /* A sign with its word beside it. */
    sign: function (name) {
      return inTemplate("signs", '[data-sign="' + name + '"]').cloneNode(true);
    },
    /* Feedback, message and buttons of one question. */
    parts: function () {
      return document.querySelector("template[data-player]").content.cloneNode(true);
    }
  };
})(window.medialijn);
