/* <ml-quiz>: its questions one by one, the line that shows where the reader is, and the result.
   The address is the state: #vraag-… shows a question and #uitslag the result, so that back and forward work.
   Attribute: data-pass, the percentage of points from which a reader knows the subject. */
(function (medialijn) {
  "use strict";
  var player = medialijn.player;
  var RESULT = "uitslag";

  /* How a question went: open, right at once, right later, partly, wrong, or done where nothing is scored. */
  function standing(question) {
    var first = question.first && medialijn.outcome(question.dataset.type, question.first);
    var last = question.last && medialijn.outcome(question.dataset.type, question.last);
    if (!first) return "open";
    if (first === "compare") return "done";
    if (first === "ended") return question.last.earned === question.last.possible ? "right" : "done";
    return last === "right" && first !== "right" ? "later" : last;
  }

  /* What the result says, from the standings of all questions: plain numbers, so that nothing of the page is needed. */
  function totals(rows) {
    function count(states) {
      return rows.filter(function (row) { return states.indexOf(row.state) >= 0; }).length;
    }
    var scored = rows.filter(function (row) { return row.possible > 0; });
    var points = scored.reduce(function (sum, row) { return sum + row.points; }, 0);
    var earned = scored.reduce(function (sum, row) { return sum + row.points * row.earned / row.possible; }, 0);
    return {
      scored: scored.length,
      right: scored.filter(function (row) { return row.state === "right"; }).length,
      later: count(["later"]),
      open: count(["open"]),
      practise: count(["open", "wrong", "partly"]),
      percent: points ? 100 * earned / points : 100
    };
  }

  class Quiz extends HTMLElement {
    connectedCallback() {
      if (this.questions) return;
      this.questions = Array.prototype.slice.call(this.querySelectorAll("ml-question"));
      this.round = this.questions.slice();
      this.steps = this.querySelector(".ml-steps");
      this.result = this.querySelector(".ml-result");
      this.querySelector("[data-without-script]").hidden = true;
      this.steps.hidden = false;
      this.addEventListener("ml-marked", this.drawSteps.bind(this));
      this.result.addEventListener("click", this.onResultClick.bind(this));
      window.addEventListener("hashchange", this.follow.bind(this, true));
      this.linkQuestions();
      this.follow(false);
    }

    /* Each question leads to the next of this round, the last one to the result. */
    linkQuestions() {
      this.round.forEach(function (question, number) {
        var next = this.round[number + 1];
        question.querySelectorAll('a[data-do="next"], a[data-do="skip"]').forEach(function (link) {
          link.href = "#" + (next ? next.id : RESULT);
        });
        question.querySelector('a[data-do="next"] span').textContent = player.word(next ? "next" : "to-result");
      }, this);
    }

    /* Shows what the address asks for; another address on the page, such as that of the skip link, changes nothing. */
    follow(moveFocus) {
      var asked = decodeURIComponent(location.hash.slice(1));
      var question = this.questions.find(function (each) { return each.id === asked; });
      if (asked === RESULT) this.showResult();
      else if (question || !this.current) this.show(question || this.questions[0], moveFocus);
    }

    show(question, moveFocus) {
      this.current = question;
      this.result.hidden = true;
      this.questions.forEach(function (each) { each.hidden = each !== question; });
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
        var state = standing(question);
        var tone = { right: "is-right", later: "is-right", done: "is-right", wrong: "is-wrong", partly: "is-wrong" }[state];
        var sign = player.sign(state);
        var isNow = question === current && this.result.hidden;
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
        return { state: standing(question), points: question.points, earned: mark.earned, possible: mark.possible };
      });
    }

    say(name, text) {
      this.result.querySelector('[data-result="' + name + '"]').textContent = text;
    }

    showResult() {
      var sums = totals(this.rows());
      var lead = [player.word(sums.percent >= Number(this.dataset.pass) ? "passed" : "not-passed")];
      if (sums.later) lead.push(player.word("later-count", { count: sums.later }));
      if (sums.open) lead.push(player.word("left-out", { count: sums.open }));
      this.current = this.current || this.questions[0];
      this.say("head", this.headline(sums));
      this.say("lead", sums.scored ? lead.join(" ") : "");
      this.showGoals();
      this.showReview();
      this.showPractise(sums.practise);
      this.questions.forEach(function (each) { each.hidden = true; });
      this.result.hidden = false;
      this.drawSteps();
      this.focusOn(this.result);
    }

    headline(sums) {
      if (!sums.scored) return player.word("polls-only");
      return player.word(sums.right ? "head" : "head-none", { count: sums.right, total: sums.scored });
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
      return ["open", "wrong", "partly"].indexOf(standing(question)) >= 0;
    }

    showReview() {
      var list = this.result.querySelector(".ml-review");
      list.replaceChildren.apply(list, this.questions.map(function (question) {
        var state = standing(question);
        var row = document.createElement("li");
        var sign = player.sign(state);
        var link = document.createElement("a");
        row.className = { right: "is-right", later: "is-right", wrong: "is-wrong", partly: "is-warn" }[state] || "";
        sign.className = "ml-review__s";
        link.href = "#" + question.id;
        link.textContent = question.name;
        row.append(sign, link);
        return row;
      }));
    }

    showPractise(count) {
      var button = this.result.querySelector('[data-do="practise"]');
      button.hidden = !count;
      button.querySelector("span").textContent = count ? player.word("practise", { count: count }) : "";
    }

    onResultClick(event) {
      var button = event.target.closest("button[data-do]");
      if (!button) return;
      if (button.dataset.do === "restart") this.begin(this.questions, true);
      else this.begin(this.questions.filter(this.isToPractise, this), false);
    }

    /* A round of some questions; what was answered before counts on, unless everything starts anew. */
    begin(questions, isAnew) {
      questions.forEach(function (question) {
        if (isAnew) question.reset();
        else if (question.isMarked) question.prepare();
      });
      this.round = questions.slice();
      this.linkQuestions();
      location.hash = questions[0].id;
    }
  }

  medialijn.totals = totals;
  customElements.define("ml-quiz", Quiz);
})(window.medialijn);
