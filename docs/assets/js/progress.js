/* /mijn-voortgang/: what is kept of each quiz on the page, and reading a file that was made on another device. */
(function (medialijn) {
  "use strict";
  var attempts = medialijn.attempts;
  var saved = medialijn.saved;
  var word = medialijn.player.word;
  var MOST_BYTES = 1000000;
  var page = document.querySelector("[data-progress]");
  var rows = Array.from(page.querySelectorAll("[data-quiz]"));

  function questionsOf(row) { return row.dataset.questions.split(" "); }

  /* A line for each score, the latest first, for what is answered and for what is to be repeated. */
  function lines(state, ids) {
    var records = ids.map(function (id) { return state.questions.get(id); }).filter(Boolean);
    var given = records.filter(function (record) { return record.a !== null; }).length;
    var toRepeat = records.filter(attempts.comesBack).length;
    var scores = Array.from(state.scores.values()).sort(function (one, other) { return other.d - one.d; });
    var found = scores.map(function (score) {
      return word("score", { day: medialijn.date(score.d), count: score.e, total: score.n });
    });
    if (given) found.push(word("answered", { count: given, total: ids.length }));
    if (toRepeat) found.push(word("repeat", { count: toRepeat }));
    return found;
  }

  function show() {
    var hasRepeat = false;
    rows.forEach(function (row) {
      var state = saved.of(row.dataset.quiz);
      var list = row.querySelector("ul");
      list.replaceChildren.apply(list, lines(state, questionsOf(row)).map(function (text) {
        var item = document.createElement("li");
        item.textContent = text;
        return item;
      }));
      row.hidden = !list.children.length;
      row.classList.toggle("is-done", state.scores.size > 0);
      hasRepeat = hasRepeat || Array.from(state.questions.values()).some(attempts.comesBack);
    });
    page.querySelector("[data-none]").hidden = rows.some(function (row) { return !row.hidden; });
    page.querySelector("[data-repeat]").hidden = !hasRepeat;
  }

  /* What the text of a file holds for this site: a fault, or a state per quiz. `known` has the ids of the questions of each quiz. */
  function take(text, known, site, today) {
    var raw = null;
    var found = { fault: "", states: new Map(), unknown: 0, isWhole: true };
    try {
      raw = JSON.parse(text);
    } catch (error) { /* not-ours */ }
    if (!raw || raw.medialijn !== site || !raw.quizzes || typeof raw.quizzes !== "object") {
      found.fault = "not-ours";
      return found;
    }
    Object.keys(raw.quizzes).forEach(function (quiz) {
      var state = attempts.parse(JSON.stringify(raw.quizzes[quiz]), today);
      if (!known.has(quiz)) {
        found.unknown += 1;
        return;
      }
      found.isWhole = found.isWhole && state.isWhole;
      state.questions.forEach(function (_, id) {
        if (known.get(quiz).indexOf(id) < 0) found.unknown += Number(state.questions.delete(id));
      });
      found.states.set(quiz, state);
    });
    return found;
  }

  /* Puts the records of a file beside those that are here; per question and per day the later stays, and what is here when
     they are of one day. Whether something of the file was left out. */
  function merge(own, other) {
    return ["questions", "scores"].filter(function (part) {
      return Array.from(other[part]).filter(function (entry) {
        var known = own[part].get(entry[0]);
        var isLater = !known || known.d < entry[1].d;
        if (isLater) own[part].set(entry[0], entry[1]);
        return !isLater && JSON.stringify(known) !== JSON.stringify(entry[1]);
      }).length;
    }).length > 0;
  }

  /* Keeps what was taken beside what is here, of which the newer stays; says what happened, as names of words with a count. */
  function keep(found) {
    var told = [["taken", found.states.size]];
    var faults = new Set();
    var isOlder = false;
    found.states.forEach(function (state, quiz) {
      faults.add(saved.change(quiz, function (own) {
        isOlder = merge(own, state) || isOlder;
      }));
    });
    faults.delete("");
    if (isOlder) told.push(["older"]);
    if (found.unknown) told.push(["unknown", found.unknown]);
    if (!found.isWhole) told.push(["broken"]);
    faults.forEach(function (fault) { told.push([fault]); });
    return told;
  }

  function tell(told) {
    var line = page.querySelector("[data-taken]");
    line.textContent = told.map(function (each) { return word(each[0], { count: each[1] }); }).join(" ");
    line.focus();
    show();
  }

  function onFile(event) {
    var file = event.target.files[0];
    if (!file) return;
    if (file.size > MOST_BYTES) tell([["too-large"]]);
    else {
      file.text().then(function (text) {
        var known = new Map(rows.map(function (row) { return [row.dataset.quiz, questionsOf(row)]; }));
        var found = take(text, known, medialijn.device.site, saved.today());
        tell(found.fault ? [[found.fault]] : keep(found));
      });
    }
    event.target.value = "";
  }

  saved.tidy();
  page.querySelector('input[type="file"]').addEventListener("change", onFile);
  document.addEventListener("ml-kept", function () {
    saved.forget();
    show();
  });
  window.addEventListener("storage", show);
  show();
})(window.medialijn);
