/* The controls of an order: each step has a button up and a button down, so that nothing needs to be dragged. */
(function (medialijn) {
  "use strict";

  function rows(question) {
    return Array.from(question.querySelectorAll("fieldset [data-item]"));
  }

  function ids(question) {
    return rows(question).map(function (row) { return row.dataset.item; });
  }

  /* At the ends of the list a button stays where the focus is, and only says that it does nothing. */
  function showEnds(question) {
    rows(question).forEach(function (row, place, all) {
      row.querySelector('[data-move="-1"]').setAttribute("aria-disabled", String(place === 0));
      row.querySelector('[data-move="1"]').setAttribute("aria-disabled", String(place === all.length - 1));
    });
  }

  function move(question, button) {
    var row = button.closest("[data-item]");
    var all = rows(question);
    var place = all.indexOf(row) + Number(button.dataset.move);
    if (!all[place]) return;
    question.started = true;
    if (place < all.indexOf(row)) all[place].before(row);
    else all[place].after(row);
    showEnds(question);
    button.focus();
    row.dispatchEvent(new Event("change", { bubbles: true }));
    question.message.textContent = medialijn.player.word("moved", { count: place + 1, total: all.length });
  }

  var shared = medialijn.controls.handlers({});
  medialijn.controls.register(["order"], medialijn.controls.handlers({
    empty: "arrange", counts: "neighbours",
    start: function (question) {
      question.firstOrder = rows(question);
      question.querySelectorAll(".ml-order__b").forEach(function (buttons) { buttons.hidden = false; });
      question.addEventListener("click", function (event) {
        var button = event.target.closest("[data-move]");
        if (button) move(question, button);
      });
      showEnds(question);
    },
    read: ids,
    write: function (question, answer) {
      var list = question.querySelector(".ml-order");
      [].concat(answer).forEach(function (item) {
        var row = rows(question).find(function (each) { return each.dataset.item === item; });
        if (row) list.append(row);
      });
      question.started = true;
      showEnds(question);
    },
    missing: function (question) {
      return question.started ? [] : [question.querySelector("[data-move]")];
    },
    clear: function (question) {
      shared.unmark(question);
      question.started = false;
      question.querySelector(".ml-order").append.apply(question.querySelector(".ml-order"), question.firstOrder);
      showEnds(question);
    },
    retry: shared.unmark
  }));
})(window.medialijn);
