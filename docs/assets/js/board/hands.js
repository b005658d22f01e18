/* <ml-hands>: a question for the whole class. It passes through the stages that it names: think, raise hands (first), talk,
   raise hands again (second), and why. What carries `data-for` is shown in those stages only.
   The mentor types the number of hands per option, or taps them one by one; `counts` holds them per round.
   Attribute: data-stages. It tells the board of a change with an `ml-changed` event, and with `ml-counted` that all is counted. */
(function (medialijn) {
  "use strict";
  var MOST = 999;

  /* The number that is typed: whole, and never below zero. */
  function hands(text) {
    return Math.min(MOST, Math.max(0, parseInt(text, 10) || 0));
  }

  function sum(counts) {
    return counts.reduce(function (total, count) { return total + count; }, 0);
  }

  class Hands extends HTMLElement {
    connectedCallback() {
      this.stages = this.dataset.stages ? this.dataset.stages.split(" ") : ["why"];
      this.options = Array.from(this.querySelectorAll(".ml-votes > li"));
      this.counts = {};
      this.fields("").forEach(function (field) { this.counts[field.dataset.round] = this.options.map(function () { return 0; }); }, this);
      this.querySelectorAll('details[data-for="why"], [data-for="why"] details').forEach(function (fold) {
        fold.open = true;
        fold.querySelector("summary").hidden = true;
      });
      this.addEventListener("input", this.onInput);
      this.addEventListener("click", this.onClick);
      this.addEventListener("keydown", this.onKey);
    }

    /* The fields of a round, one for each option; of all rounds without a name. */
    fields(round) {
      return Array.from(this.querySelectorAll(round ? 'input[data-round="' + round + '"]' : "input[data-round]"));
    }

    show(stage) {
      this.stage = stage;
      this.closest(".ml-screen").dataset.stage = stage;
      this.querySelectorAll("[data-for]").forEach(function (part) {
        part.toggleAttribute("hidden", part.dataset.for.split(" ").indexOf(stage) < 0);
      });
      this.options.forEach(function (option) {
        var mark = option.dataset.mark;
        if (mark) option.classList.toggle("is-" + mark, stage === "why");
      });
      this.draw();
    }

    wipe() {
      Object.keys(this.counts).forEach(function (round) { this.counts[round].fill(0); }, this);
      this.fill();
    }

    /* The counts as they were before a reload; those of an older version of the question are left. */
    restore(counts) {
      Object.keys(this.counts).forEach(function (round) {
        if (counts[round] && counts[round].length === this.options.length) this.counts[round] = counts[round].slice();
      }, this);
      this.fill();
    }

    fill() {
      Object.keys(this.counts).forEach(function (round) {
        this.fields(round).forEach(function (field, number) { field.value = this.counts[round][number]; }, this);
      }, this);
      this.draw();
    }

    draw() {
      Object.keys(this.counts).forEach(function (round) {
        var counts = this.counts[round];
        var total = sum(counts);
        this.options.forEach(function (option, number) {
          var share = total ? 100 * counts[number] / total : 0;
          option.querySelector('[data-bar="' + round + '"] rect').setAttribute("width", share.toFixed(2));
          option.querySelector('[data-count="' + round + '"]').textContent = counts[number];
        });
        this.say(round, total);
      }, this);
    }

    say(round, total) {
      var output = this.querySelector('[data-sum="' + round + '"]');
      output.textContent = total === 1 ? output.dataset.one : output.dataset.many.replace("{count}", total);
    }

    onInput(event) {
      this.set(event.target, hands(event.target.value));
    }

    set(field, count) {
      this.counts[field.dataset.round][this.fields(field.dataset.round).indexOf(field)] = count;
      this.draw();
      this.dispatchEvent(new CustomEvent("ml-changed", { bubbles: true }));
    }

    onClick(event) {
      var button = event.target.closest("[data-add]");
      var field = button && button.parentNode.querySelector("input");
      if (!field) return;
      field.value = hands(hands(field.value) + Number(button.dataset.add));
      this.set(field, hands(field.value));
    }

    /* Enter leads to the next option, and after the last one on. */
    onKey(event) {
      var fields = event.key === "Enter" && event.target.dataset.round ? this.fields(event.target.dataset.round) : [];
      var next = fields[fields.indexOf(event.target) + 1];
      if (!fields.length) return;
      event.preventDefault();
      if (next) this.enter(next);
      else this.dispatchEvent(new CustomEvent("ml-counted", { bubbles: true }));
    }

    enter(field) {
      field.focus();
      field.select();
    }

    /* Puts the cursor in the first field of the stage; false where nothing is counted. */
    focusField() {
      var first = this.fields(this.stage)[0];
      if (first) this.enter(first);
      return Boolean(first);
    }
  }

  customElements.define("ml-hands", Hands);
})(window.medialijn = window.medialijn || {});
