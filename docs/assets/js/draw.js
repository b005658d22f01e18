/* Drawing: the questions that a draw code stands for, and the order of their options. `of` follows the same rules as
   scripts/medialijn/results/draw.py; a pool is a list of {id, groups, options}. Only the page of a quiz that draws loads
   this; there each question names its groups in data-groups, and says with data-shuffle that its options may move. */
(function (root) {
  "use strict";
  var CODE = /^[2-9A-HJ-NP-Z]{6}$/;
  var ANCHOR = "vraag-";

  function rank(text) {
    var mixed = 0x811c9dc5;
    for (var place = 0; place < text.length; place += 1) mixed = Math.imul(mixed ^ text.charCodeAt(place), 0x01000193);
    mixed = Math.imul(mixed ^ mixed >>> 16, 0x85ebca6b);
    mixed = Math.imul(mixed ^ mixed >>> 13, 0xc2b2ae35);
    return (mixed ^ mixed >>> 16) >>> 0;
  }

  function ordered(code, ids) {
    return ids.slice().sort(function (one, other) {
      return rank(code + ":" + one) - rank(code + ":" + other) || (one < other ? -1 : 1);
    });
  }

  function of(code, pool, count) {
    var taken = Object.create(null);
    var byId = Object.create(null);
    pool.forEach(function (each) { byId[each.id] = each; });
    return ordered(code, Object.keys(byId)).filter(function (id) {
      var isWanted = byId[id].groups.some(function (group) { return !(taken[group] >= count); });
      if (isWanted) byId[id].groups.forEach(function (group) { taken[group] = (taken[group] || 0) + 1; });
      return isWanted;
    }).map(function (id) { return { id: id, options: ordered(code + ":" + id, byId[id].options) }; });
  }

  /* The code in a text, however it is spaced and cased; empty when it holds none. */
  function codeIn(typed) {
    var code = typed.replace(/[\s-]/g, "").toUpperCase();
    return CODE.test(code) ? code : "";
  }

  function make() {
    var code = "";
    while (!code) code = codeIn(Math.random().toString(36).slice(2, 8));
    return code;
  }

  function pooled(question) {
    return {
      id: question.id.slice(ANCHOR.length),
      groups: question.dataset.groups.split(" "),
      options: question.hasAttribute("data-shuffle") ? question.key.picks : []
    };
  }

  /* Puts the options in the order of these ids, also behind the fold, with letters that follow that order. */
  function arrange(question, ids) {
    [".ml-opt[data-shows", ".ml-whys > [data-of"].forEach(function (start) {
      ids.forEach(function (id, number) {
        var row = question.querySelector(start + '="' + CSS.escape(id) + '"]');
        row.querySelector(".ml-opt__k").textContent = String.fromCharCode(65 + number);
        row.parentNode.append(row);
      });
    });
  }

  /* Lays the questions of a code before `end`, numbered anew, and gives them; all as they are written without a code. */
  function lay(quiz, all, code, end) {
    var pool = all.map(pooled);
    var drawn = code ? of(code, pool, Number(quiz.dataset.draw)) : pool;
    var shown = quiz.querySelector("[data-code]");
    shown.hidden = !code;
    shown.querySelector("b").textContent = code;
    all.forEach(function (question) { question.classList.add("is-left-out"); });
    return drawn.map(function (each, number) {
      var question = all.find(function (one) { return one.id === ANCHOR + each.id; });
      question.classList.remove("is-left-out");
      question.querySelector(".ml-q__nr").textContent =
        root.medialijn.player.word("number", { number: number + 1, total: drawn.length });
      arrange(question, each.options);
      end.before(question);
      return question;
    });
  }

  root.medialijn = root.medialijn || {};
  root.medialijn.draw = { of: of, codeIn: codeIn, make: make, lay: lay };
})(window);
