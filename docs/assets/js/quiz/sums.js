/* What came of a quiz. Plain numbers and words, so that nothing of the page is needed beyond the marks of its questions. */
(function (medialijn) {
  "use strict";

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
      count: rows.length,
      scored: scored.length,
      right: scored.filter(function (row) { return row.state === "right"; }).length,
      later: count(["later"]),
      open: count(["open"]),
      practise: count(["open", "wrong", "partly"]),
      percent: points ? 100 * earned / points : 100
    };
  }

  /* The name of the words that go with these totals. Who left most questions open can not be told anything else yet. */
  function range(sums, pass) {
    if (2 * sums.open > sums.count) return "few";
    if (sums.percent === 100) return "all";
    if (sums.percent >= pass) return "passed";
    return 2 * sums.percent >= pass ? "near" : "begin";
  }

  medialijn.sums = { standing: standing, of: totals, range: range };
})(window.medialijn);
