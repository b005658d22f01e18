/* The controls of an open question: what was written stands beside an example, with points to tick off oneself. */
(function (medialijn) {
  "use strict";

  function field(question) { return question.querySelector("fieldset textarea"); }

  function point(row) {
    var label = document.createElement("label");
    var box = document.createElement("input");
    label.className = "ml-check";
    box.type = "checkbox";
    label.append(box, row.querySelector(".ml-why__t").textContent);
    return label;
  }

  medialijn.controls.register(["open"], medialijn.controls.handlers({
    empty: "fill",
    read: function (question) { return field(question).value; },
    write: function (question, answer) { field(question).value = answer; },
    missing: function (question) {
      return field(question).value.trim() ? [] : [field(question)];
    },
    clear: function (question) { field(question).value = ""; },
    tell: function (question, list) {
      question.fold.querySelectorAll("[data-of]").forEach(function (row) {
        var item = document.createElement("li");
        item.append(row.dataset.of === "model" ? row.querySelector(".ml-why__t").cloneNode(true) : point(row));
        list.append(item);
      });
    }
  }));
})(window.medialijn);
