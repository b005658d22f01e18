/* <ml-question>: one question that is answered, marked and explained on the spot.
   Attributes: data-type; data-key, what marking needs, as JSON; data-points; data-objective.
   It tells its quiz what happened with an `ml-marked` or `ml-reset` event and keeps `first` and `last`, the marks of the first
   and of the latest try, both null until then. While `isTest` is set nothing is marked until the quiz asks for it. */
(function (medialijn) {
  "use strict";
  var player = medialijn.player;

  /* What a mark amounts to in one word: right, partly, wrong; another word where nothing is right or wrong. */
  function outcome(type, mark) {
    if (type === "scenario") return "ended";
    if (type === "open") return "compare";
    if (!mark.possible) return "done";
    if (mark.earned === mark.possible) return "right";
    return mark.earned ? "partly" : "wrong";
  }

  /* The feedback to show: what went wrong comes first and alone, otherwise everything that was chosen. */
  function toShow(feedback) {
    var wrong = feedback.filter(function (each) { return each.verdict === "wrong"; });
    return wrong.length ? wrong : feedback;
  }

  class Question extends HTMLElement {
    connectedCallback() {
      if (this.controls) return;
      this.key = JSON.parse(this.dataset.key);
      this.controls = medialijn.controls.of(this.key.type);
      this.fold = this.querySelector(".ml-fold-answers");
      this.querySelector("fieldset").after(player.parts());
      this.message = this.querySelector(".ml-q__msg");
      this.feedback = this.querySelector(".ml-fb");
      this.querySelector("h2").id = this.id + "-uitslag";
      this.feedback.setAttribute("aria-labelledby", this.id + "-uitslag");
      this.append(this.querySelector(".ml-bar"), this.fold);
      this.first = this.last = null;
      if (this.controls.start) this.controls.start(this);
      this.addEventListener("click", this.onClick);
      this.addEventListener("change", this.onChange);
      this.addEventListener("keydown", this.onKey);
      this.begin();
    }

    get name() { return this.querySelector(".ml-q__t").textContent; }

    get points() { return Number(this.dataset.points); }

    button(name) { return this.querySelector('[data-do="' + name + '"]'); }

    offer(names) {
      this.querySelectorAll("[data-do]").forEach(function (button) {
        button.hidden = names.indexOf(button.dataset.do) < 0;
      });
    }

    checkWord() {
      var type = this.dataset.type;
      var own = { poll: "check-poll", scenario: "check-step", open: "check-open" };
      return player.word(own[type] || "check");
    }

    /* The state before an answer is marked; what was set stays set. */
    begin() {
      this.warned = false;
      this.message.textContent = "";
      this.feedback.hidden = true;
      this.querySelectorAll(".ml-row__f").forEach(function (text) { text.remove(); });
      this.fold.hidden = true;
      this.button("check").textContent = this.checkWord();
      this.offer(this.isTest ? this.inTest() : ["check", "skip"]);
      this.isMarked = false;
    }

    /* What a test offers: only a story has steps of its own, which stay to be gone again. */
    inTest() {
      var step = this.isAnswered() ? "other-way" : "check";
      return ["next", "finish", this.controls.step ? step : ""];
    }

    reset() {
      this.first = this.last = null;
      this.controls.clear(this);
      this.begin();
      this.dispatchEvent(new CustomEvent("ml-reset", { bubbles: true }));
    }

    /* As it was when the answer that is set now was marked; `earned` is what the first try was worth. */
    restore(earned) {
      var mark = medialijn.marking.mark(this.key, this.controls.read(this));
      this.first = { earned: Math.min(earned, mark.possible), possible: mark.possible };
      this.show(mark);
    }

    /* Ready for another try. */
    prepare() {
      this.controls.retry(this);
      this.begin();
    }

    again() {
      this.prepare();
      (this.controls.missing(this)[0] || this.querySelector("fieldset input")).focus();
    }

    onClick(event) {
      var button = event.target.closest("[data-do]");
      if (!button || button.localName === "a") return;
      if (button.dataset.do === "check") this.check();
      else if (button.dataset.do === "explain") this.explain();
      else this.again();
    }

    /* Another choice after marking is a new try. */
    onChange(event) {
      this.message.textContent = "";
      this.warned = false;
      if (!this.isMarked || !event.target.closest("fieldset")) return;
      this.controls.unmark(this);
      this.begin();
    }

    onKey(event) {
      var isField = event.target.matches('fieldset input[type="text"]');
      if (event.key !== "Enter" || !isField || event.isComposing) return;
      event.preventDefault();
      if (this.isTest) this.button("next").click();
      else this.check();
    }

    isEmpty(missing) {
      return this.controls.isParted ? !Object.keys(this.controls.read(this)).length : missing.length > 0;
    }

    /* Whether there is something to mark: a part of the answer, or a story that came to its end. */
    isAnswered() {
      if (!this.controls.step) return !this.isEmpty(this.controls.missing(this));
      return medialijn.marking.mark(this.key, this.controls.read(this)).feedback.length > 0;
    }

    /* The end of a test: the answer that is there is marked; without one the question stays open to answer. */
    handIn() {
      this.isTest = false;
      this.begin();
      if (this.isAnswered()) this.marked(medialijn.marking.mark(this.key, this.controls.read(this)), true);
    }

    /* Marks the answer; without one it asks for it, with a part of one it asks once. */
    check() {
      var missing = this.controls.missing(this);
      var isEmpty = this.isEmpty(missing);
      if (missing.length && (isEmpty || !this.warned)) {
        this.ask(isEmpty ? player.word(this.controls.empty) : player.word("missing", { count: missing.length }), missing[0]);
        this.warned = !isEmpty;
        return;
      }
      this.message.textContent = "";
      if (this.controls.step && this.controls.step(this)) return;
      if (this.isTest) return this.endStory();
      this.marked(medialijn.marking.mark(this.key, this.controls.read(this)));
    }

    /* In a test a story that came to its end is only marked later. */
    endStory() {
      this.begin();
      this.button("next").focus();
      this.dispatchEvent(new Event("change", { bubbles: true }));
    }

    ask(text, control) {
      this.message.textContent = text;
      control.focus();
    }

    marked(mark, isTest) {
      this.first = this.first || mark;
      this.show(mark, isTest);
      this.dispatchEvent(new CustomEvent("ml-marked", { bubbles: true }));
      if (!isTest) this.feedback.focus();
    }

    show(mark, isTest) {
      var result = outcome(this.key.type, mark);
      this.isMarked = true;
      this.last = mark;
      this.controls.unmark(this);
      this.controls.show(this, mark);
      this.tell(result, mark);
      if (!isTest && (result === "wrong" || result === "partly")) this.offer(["again", "explain"]);
      else this.finish(result);
    }

    finish(result) {
      this.offer(result === "ended" ? ["next", "other-way"] : ["next"]);
      this.fold.hidden = false;
      this.fold.open = false;
    }

    explain() {
      this.finish("");
      this.fold.open = true;
      this.fold.querySelector("summary").focus();
    }

    tell(result, mark) {
      var list = this.feedback.querySelector("ul");
      var rows = toShow(mark.feedback);
      var isNamed = mark.possible > 1 || rows.length > 1;
      this.feedback.className = "ml-fb is-" + ({ partly: "warn", done: "info", ended: "info", compare: "info" }[result] || result);
      this.feedback.querySelector("h2").replaceChildren(player.sign(result));
      this.feedback.querySelector(".ml-fb__n").textContent = this.controls.counts
        ? player.word(this.controls.counts, { count: mark.earned, total: mark.possible }) : "";
      list.replaceChildren();
      rows.forEach(function (each) { this.place(each, list, isNamed); }, this);
      if (this.controls.tell) this.controls.tell(this, list);
      this.explainRight(result);
      this.feedback.hidden = false;
    }

    /* A copy of the text behind the fold: in the row that it speaks of, else in the list, with its name where others are. */
    place(each, list, isNamed) {
      var source = this.fold.querySelector('[data-of="' + CSS.escape(each.of) + '"]');
      var row = each.part && this.querySelector('.ml-row[data-shows="' + CSS.escape(each.part) + '"]');
      var item = document.createElement(row ? "div" : "li");
      var name;
      if (isNamed && !row) {
        name = item.appendChild(document.createElement("p"));
        name.className = "ml-fb__of";
        name.textContent = source.dataset.name || source.querySelector(".ml-why__t").textContent;
      }
      item.append(source.querySelector(".ml-prose").cloneNode(true));
      if (row) item.className = "ml-row__f";
      (row || list).append(item);
    }

    explainRight(result) {
      var explanation = this.fold.querySelector(".ml-explanation");
      var old = this.feedback.querySelector(".ml-explanation");
      if (old) old.remove();
      if (explanation && result !== "wrong" && result !== "partly") this.feedback.append(explanation.cloneNode(true));
    }
  }

  medialijn.outcome = outcome;
  customElements.define("ml-question", Question);
})(window.medialijn);
