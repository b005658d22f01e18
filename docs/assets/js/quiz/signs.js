/* The words and signs of the player, which the page brings along in templates. */
(function (medialijn) {
  "use strict";

  /* The first that fits in the templates with this name: a page can bring words of its own beside those of the player. */
  function inTemplate(name, selector) {
    return Array.from(document.querySelectorAll("template[data-" + name + "]")).reduce(function (found, template) {
      return found || template.content.querySelector(selector);
    }, null);
  }

  medialijn.player = {
    /* The words under a name, with the values filled in; one of something has words of its own. */
    word: function (name, values) {
      var single = values && values.count === 1 && inTemplate("words", '[data-word="' + name + '-one"]');
      var found = single || inTemplate("words", '[data-word="' + name + '"]');
      return found.textContent.replace(/\{(\w+)\}/g, function (_, value) { return String(values[value]); });
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
