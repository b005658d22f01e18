/* Keeps what happens in an <ml-quiz> with data-quiz, and shows it again when the page is opened anew or another tab changed
   it. One line says what became of it. A question gives its data-fingerprint, so that no answer stands unnoticed at words
   that it was not given to. */
(function (medialijn) {
  "use strict";
  var attempts = medialijn.attempts;
  var saved = medialijn.saved;

  function id(question) { return question.id.slice(6); }

  /* An answer as a text in which the order of its parts makes no difference. */
  function flat(answer) {
    return typeof answer === "string" ? answer : Object.keys(answer).concat(Object.values(answer)).sort().join("\n");
  }

  /* Sets the answer in the controls; whether all of it has a place there. */
  function fits(question, answer) {
    question.controls.write(question, answer);
    return flat(question.controls.read(question) || "") === flat(answer);
  }

  function word(name, count) { return medialijn.player.word("saved-" + name, { count: count }); }

  /* What of a record a question shows. */
  function view(record) {
    return record && record.a !== null ? JSON.stringify([record.a, record.e, record.f]) : "";
  }

  function keep(quiz) {
    var name = quiz.dataset.quiz;
    var line = quiz.querySelector("[data-saved]");
    var isShowing, isWorking, busy;

    /* Shows one question as it was; a test knows nothing of what was marked before it. */
    function put(question, record, what) {
      if (what === "again" || quiz.isTest && what !== "set") question.controls.clear(question);
      if (!what || what === "set" || quiz.isTest) return;
      if (what === "kept") question.restore(record.e);
      else question.message.textContent = word(what + "-here");
    }

    /* Lets the page show the kept state, except where the reader is choosing. Gives how many questions that changed, and
       what became of their records. */
    function show() {
      var records = saved.of(name).questions;
      var questions = quiz.all.filter(function (question) {
        var now = view(records.get(id(question)));
        var isOther = question !== busy && now !== (question.kept || "");
        if (isOther) question.kept = now;
        else records.delete(id(question));
        return isOther;
      });
      var found;
      isShowing = true;
      questions.forEach(function (question) { question.reset(); });
      isShowing = false;
      found = attempts.reconcile(records, questions.map(function (question) {
        return { id: id(question), fingerprint: question.dataset.fingerprint, fits: fits.bind(null, question) };
      }));
      questions.forEach(function (question) { put(question, records.get(id(question)), found.get(id(question))); });
      quiz.drawSteps();
      return { count: questions.length, found: found };
    }

    function change(how) {
      var fault = saved.change(name, how);
      if (fault) line.textContent = word(fault);
    }

    function record(question, fingerprint, earned, isMissed) {
      change(function (state) {
        var answer = question.controls.read(question);
        var before = state.questions.get(id(question));
        var after = attempts.answered(before, answer, fingerprint, earned, isMissed, saved.today());
        state.questions.set(id(question), after);
        question.kept = view(after);
      });
    }

    /* A line for each thing that became of records, and for what stands in the way. */
    function tell(all, faults) {
      line.textContent = [/kept|set/, /renewed/, /again/, /removed/].map(function (what) {
        var some = all.filter(function (each) { return what.test(each) && (!quiz.isTest || /set|removed/.test(each)); });
        return some.length ? word(some[0].replace("set", "kept"), some.length) : "";
      }).concat(faults.filter(Boolean).map(function (fault) { return word(fault); })).join(" ").trim();
    }

    function start() {
      var isBroken = saved.tidy().indexOf(name) >= 0;
      var found, open;
      if (quiz.isTest && medialijn.address.read(location.hash).place === quiz.result.id) quiz.submit();
      found = show().found;
      tell(Array.from(found.values()), [isBroken && "broken", saved.fault()]);
      if (/removed/.test(Array.from(found.values()))) {
        change(function (state) {
          found.forEach(function (what, known) {
            if (what === "removed") state.questions.delete(known);
          });
        });
      }
      open = found.size && quiz.questions.find(function (question) { return !question.isMarked; });
      if (location.hash) quiz.follow(false);
      else if (open) quiz.show(open, false);
    }

    quiz.addEventListener("ml-marked", function (event) {
      var question = event.target;
      var result = medialijn.outcome(question.dataset.type, question.last);
      isWorking = true;
      busy = null;
      record(question, question.dataset.fingerprint, question.first.earned,
        question.first === question.last && (result === "wrong" || result === "partly"));
    });
    quiz.addEventListener("ml-reset", function (event) {
      if (isShowing || !event.target.kept) return;
      event.target.kept = "";
      change(function (state) {
        if (state.questions.has(id(event.target))) state.questions.get(id(event.target)).a = null;
      });
    });
    quiz.addEventListener("ml-result", function (event) {
      var today = saved.today();
      if (!isWorking) return;
      change(function (state) {
        state.scores.set(String(today), { e: event.detail.right, d: today, n: event.detail.scored });
      });
    });
    /* What is chosen in a test is kept before it is handed in. */
    quiz.addEventListener("change", function (event) {
      busy = event.target.closest("ml-question");
      if (busy && quiz.isTest && busy.isAnswered()) record(busy, "", 0, false);
    });
    quiz.addEventListener("input", function (event) { busy = event.target.closest("ml-question"); });

    function follow() {
      if (show().count) line.textContent = word("tabs");
    }
    window.addEventListener("storage", follow);
    window.addEventListener("pageshow", function (event) { if (event.persisted) follow(); });
    document.addEventListener("ml-kept", function () {
      saved.forget();
      isWorking = busy = null;
      line.textContent = "";
      show();
      if (!quiz.result.hidden) quiz.showResult();
    });
    start();
  }

  document.querySelectorAll("ml-quiz[data-quiz]").forEach(keep);
})(window.medialijn);
