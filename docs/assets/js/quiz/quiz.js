/* <ml-quiz>: its questions one by one, the line that shows where the reader is, and the result.
   The address is the state: #vraag-… shows a question, #inleveren what a test still lacks and #uitslag the result, so that
   back and forward work; address.js says what else stands in it.
   Attributes: data-pass, the percentage of points from which a reader knows the subject; data-draw, which only the page with
   draw.js has, how many questions are drawn for each article or objective. */
(function (medialijn) {
  "use strict";
  var player = medialijn.player;
  var address = medialijn.address;
  var sums = medialijn.sums;
  var RESULT = "uitslag";
  var HAND_IN = "inleveren";

  class Quiz extends HTMLElement {
    connectedCallback() {
      if (this.all) return;
      this.all = Array.from(this.querySelectorAll("ml-question"));
      this.steps = this.querySelector(".ml-steps");
      this.stops = Array.from(this.steps.children);
      this.result = this.querySelector("#" + RESULT);
      this.handIn = this.querySelector("#" + HAND_IN);
      this.clock = this.querySelector("ml-clock");
      this.isDrawn = "draw" in this.dataset;
      this.querySelector("[data-without-script]").hidden = true;
      this.steps.hidden = false;
      this.addEventListener("ml-marked", this.drawSteps);
      this.addEventListener("change", this.drawSteps);
      this.addEventListener("ml-begin", function (event) { this.start(event.detail); });
      this.result.addEventListener("click", this.onResultClick.bind(this));
      this.querySelector('[data-do="hand-in"]').addEventListener("click", this.submit.bind(this));
      window.addEventListener("hashchange", this.follow.bind(this, true));
      this.apply(Object.assign({ mode: "oefenen", minutes: 0 }, address.read(location.hash)));
      this.follow(false);
    }

    /* How the quiz is made: in which mode, with which time, and which questions. An address of a question without a draw
       code leads into the whole quiz. */
    apply(setting) {
      this.setting = setting;
      setting.code = this.isDrawn ? medialijn.draw.codeIn(setting.code || "") : "";
      if (this.isDrawn && !setting.code && !setting.place) setting.code = medialijn.draw.make();
      this.isTest = setting.mode === "toets";
      this.classList.toggle("is-test", this.isTest);
      this.questions = this.isDrawn ? medialijn.draw.lay(this, this.all, setting.code, this.handIn) : this.all;
      this.steps.replaceChildren.apply(this.steps, this.stops.slice(0, this.questions.length));
      this.all.forEach(function (question) {
        question.isTest = this.isTest;
        question.begin();
      }, this);
      this.round = this.questions;
      this.current = null;
      this.linkQuestions();
      this.clock.begin(setting.minutes);
      this.querySelector("ml-setup").show(setting);
    }

    /* Everything anew, from the first question on. */
    start(setting) {
      this.all.forEach(function (question) { question.reset(); });
      this.apply(setting);
      location.hash = this.to(this.questions[0].id);
      this.show(this.questions[0], true);
    }

    to(place) { return address.write(this.setting, place); }

    /* Each question leads to the next of this round, the last one to the result. */
    linkQuestions() {
      this.round.forEach(function (question, number) {
        var next = this.round[number + 1];
        question.querySelectorAll('a[data-do="next"], a[data-do="skip"]').forEach(function (link) {
          link.href = this.to(next ? next.id : this.isTest ? HAND_IN : RESULT);
        }, this);
        question.querySelector('a[data-do="finish"]').href = this.to(HAND_IN);
        question.querySelector('a[data-do="next"] span').textContent =
          player.word(next ? "next" : this.isTest ? "to-hand-in" : "to-result");
      }, this);
    }

    /* Shows what the address asks for; another address on the page, such as that of the skip link, changes nothing. */
    follow(moveFocus) {
      var asked = address.read(location.hash);
      var question;
      if (this.isOther(asked)) {
        this.all.forEach(function (each) { each.reset(); });
        this.apply(Object.assign({}, this.setting, asked));
      }
      question = this.questions.find(function (each) { return each.id === asked.place; });
      if (asked.place === RESULT || asked.place === HAND_IN) this.showEnd();
      else if (question || !this.current || !asked.place) this.show(question || this.questions[0], moveFocus);
    }

    /* Whether an address asks for the quiz to be made in another way. */
    isOther(asked) {
      var setting = this.setting;
      return asked.mode && (asked.mode !== setting.mode || asked.minutes !== setting.minutes) ||
        this.isDrawn && asked.code && medialijn.draw.codeIn(asked.code) !== setting.code;
    }

    showOnly(part) {
      this.all.concat(this.result, this.handIn).forEach(function (each) { each.hidden = each !== part; });
    }

    show(question, moveFocus) {
      this.current = question;
      this.showOnly(question);
      this.drawSteps();
      if (moveFocus) this.focusOn(question.querySelector("fieldset"));
    }

    focusOn(target) {
      target.focus({ preventScroll: true });
      this.scrollIntoView();
    }

    drawSteps() {
      var current = this.current;
      Array.prototype.forEach.call(this.steps.children, function (step, number) {
        var question = this.questions[number];
        var state = this.isTest ? (question.isAnswered() ? "set" : "open") : sums.standing(question);
        var tone = { right: "is-right", later: "is-right", done: "is-right", wrong: "is-wrong", partly: "is-wrong", set: "is-set" }[state];
        var sign = player.sign(state);
        var isNow = question === current && !question.hidden;
        var said = sign.lastElementChild;
        said.className = "ml-vh";
        said.textContent = question.querySelector(".ml-q__nr").textContent + ": " + said.textContent;
        step.className = isNow ? "is-now" : tone || "";
        if (isNow) step.setAttribute("aria-current", "step");
        else step.removeAttribute("aria-current");
        step.replaceChildren(said);
        if (!isNow && tone) step.prepend(sign.firstElementChild);
      }, this);
    }

    rows() {
      return this.questions.map(function (question) {
        var mark = question.first || medialijn.marking.mark(question.key, null);
        return { state: sums.standing(question), points: question.points, earned: mark.earned, possible: mark.possible };
      });
    }

    /* The result, or before a test is handed in: what is still open. */
    showEnd() {
      this.current = this.current || this.questions[0];
      if (this.isTest) this.showOpen();
      else this.showResult();
      this.drawSteps();
    }

    showOpen() {
      var open = this.questions.filter(function (question) { return !question.isAnswered(); });
      this.handIn.querySelector("p").textContent = player.word(open.length ? "still-open" : "all-set", { count: open.length });
      this.fill(this.handIn, open);
      this.showOnly(this.handIn);
      this.focusOn(this.handIn);
    }

    submit() {
      this.isTest = false;
      this.clock.end();
      this.classList.remove("is-test");
      this.questions.forEach(function (question) { question.handIn(); });
      this.linkQuestions();
      location.hash = this.to(RESULT);
    }

    say(name, text) {
      this.result.querySelector('[data-result="' + name + '"]').textContent = text;
    }

    showResult() {
      var total = sums.of(this.rows());
      var range = sums.range(total, Number(this.dataset.pass));
      var lead = [player.word("range-" + range)];
      if (total.later) lead.push(player.word("later-count", { count: total.later }));
      if (total.open && range !== "few") lead.push(player.word("left-out", { count: total.open }));
      this.say("head", this.headline(total));
      this.say("lead", total.scored ? lead.join(" ") : "");
      this.showGoals();
      this.fill(this.result, this.questions);
      this.showPractise(total.practise);
      this.showOnly(this.result);
      this.focusOn(this.result);
      this.dispatchEvent(new CustomEvent("ml-result", { detail: total }));
    }

    headline(total) {
      if (!total.scored) return player.word("polls-only");
      if (!total.right) return player.word("head-none");
      return player.word(this.setting.mode === "toets" ? "head-test" : "head", { count: total.right, total: total.scored });
    }

    /* The objectives with a question that did not work out yet. */
    showGoals() {
      var goals = this.result.querySelector('[data-result="goals"]');
      var shown;
      if (!goals) return;
      shown = Array.from(goals.querySelectorAll("[data-objective]")).filter(function (goal) {
        goal.hidden = !this.questions.some(function (question) {
          return question.dataset.objective === goal.dataset.objective && this.isToPractise(question);
        }, this);
        return !goal.hidden;
      }, this);
      goals.hidden = !shown.length;
    }

    isToPractise(question) {
      return ["open", "wrong", "partly"].indexOf(sums.standing(question)) >= 0;
    }

    /* Lists these questions with how each of them went. */
    fill(section, questions) {
      var list = section.querySelector(".ml-review");
      list.replaceChildren.apply(list, questions.map(function (question) {
        var state = sums.standing(question);
        var row = document.createElement("li");
        var sign = player.sign(state);
        var link = document.createElement("a");
        row.className = { right: "is-right", later: "is-right", wrong: "is-wrong", partly: "is-warn" }[state] || "";
        sign.className = "ml-review__s";
        link.href = this.to(question.id);
        link.textContent = question.name;
        row.append(sign, link);
        return row;
      }, this));
    }

    showPractise(count) {
      var button = this.result.querySelector('[data-do="practise"]');
      button.hidden = !count;
      button.querySelector("span").textContent = count ? player.word("practise", { count: count }) : "";
    }

    onResultClick(event) {
      var button = event.target.closest("button[data-do]");
      if (!button) return;
      if (button.dataset.do === "restart") this.start(this.setting);
      else this.practise(this.questions.filter(this.isToPractise, this));
    }

    /* A round of some questions; what was answered before counts on. */
    practise(questions) {
      questions.forEach(function (question) {
        if (question.isMarked) question.prepare();
      });
      this.round = questions;
      this.linkQuestions();
      location.hash = this.to(questions[0].id);
    }
  }

  customElements.define("ml-quiz", Quiz);
})(window.medialijn);
