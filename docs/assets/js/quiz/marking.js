/* Marking: what an answer is worth, and which feedback belongs to it. Pure functions, the same rules as
   scripts/medialijn/results/marking.py, where the shapes of keys and answers are described. */
(function (root) {
  "use strict";
  var ENDINGS = { good: 2, partial: 1, poor: 0 };
  var BLANKS = /[ \t\r\n\-\u2010-\u2015]+/g;
  var AROUND = /^[ .,!?;:"'\u2018\u2019\u201c\u201d]+|[ .,!?;:"'\u2018\u2019\u201c\u201d]+$/g;
  var markers = Object.create(null);

  function verdict(isRight) { return isRight ? "right" : "wrong"; }

  function chosen(given, allowed) {
    return typeof given === "string" && allowed.indexOf(given) >= 0 ? given : null;
  }

  function part(given, id) {
    var isObject = given !== null && typeof given === "object" && !Array.isArray(given);
    return isObject && Object.prototype.hasOwnProperty.call(given, id) ? given[id] : null;
  }

  /* Names of an object come from authors, so it may have no `constructor` of its own. */
  function result(possible, rows) {
    var marks = Object.create(null);
    var feedback = [];
    var right = 0;
    rows.forEach(function (row) {
      if (row.part) marks[row.part] = row.verdict;
      if (row.verdict === "right") right += 1;
      feedback.push({ part: row.part || "", of: row.of, verdict: row.verdict });
    });
    return { earned: right, possible: possible, marks: marks, feedback: feedback };
  }

  function normal(text) {
    var bare = text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
    return bare.replace(BLANKS, " ").replace(AROUND, "");
  }

  function near(typed, meant, typos) {
    var left = Array.from(typed);
    var right = Array.from(meant);
    var start = 0;
    if (typed === meant || !typos) return typed === meant;
    while (start < Math.min(left.length, right.length) && left[start] === right[start]) start += 1;
    left = left.slice(start);
    right = right.slice(start);
    function same(one, other) { return one.length === other.length && one.join("") === other.join(""); }
    return same(left.slice(1), right.slice(1)) || same(left.slice(1), right) || same(left, right.slice(1)) ||
      (same(left.slice(0, 2), right.slice(0, 2).reverse()) && same(left.slice(2), right.slice(2)));
  }

  function isAccepted(given, accept, typos) {
    var typed = normal(given);
    return typed !== "" && accept.some(function (text) { return near(typed, normal(text), typos); });
  }

  function isTyped(given) { return typeof given === "string" && /[^ \t\r\n]/.test(given); }

  function compact(text) { return text.replace(/[ \t\r\n\u00a0\u202f]/g, "").replace(/\u2212/g, "-").toLowerCase(); }

  /* The number that was typed, in billionths, as a BigInt; null for a text that is no number. */
  function billionths(given, unit) {
    var text = compact(given);
    var behind = compact(unit);
    var found;
    if (behind && text.endsWith(behind)) text = text.slice(0, text.length - behind.length);
    if (/^-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$/.test(text)) text = text.replace(/\./g, "");
    found = /^(-?)([0-9]{1,15})(?:[.,]([0-9]{1,9}))?$/.exec(text);
    return found && BigInt(found[1] + found[2] + (found[3] || "").padEnd(9, "0"));
  }

  function isNear(given, known) {
    var distance = given - billionths(known.value, "");
    return (distance < 0n ? -distance : distance) <= billionths(known.tolerance, "");
  }

  function one(key, answer) {
    var pick = chosen(answer, key.picks);
    if (pick === null) return result(1, []);
    return result(1, [{ part: pick, of: pick, verdict: verdict(key.right.indexOf(pick) >= 0) }]);
  }

  function several(key, answer) {
    var given = Array.isArray(answer) ? answer : [];
    var picked = key.picks.filter(function (pick) { return given.indexOf(pick) >= 0; });
    var found = result(key.right.length, picked.map(function (pick) {
      return { part: pick, of: pick, verdict: verdict(key.right.indexOf(pick) >= 0) };
    }));
    found.earned = Math.max(0, 2 * found.earned - picked.length);
    return found;
  }

  function poll(key, answer) {
    var pick = chosen(answer, key.picks);
    return result(0, pick === null ? [] : [{ of: pick, verdict: "" }]);
  }

  /* The feedback for the first listed answer that fits, or for every other one. */
  function typed(answers, given, fits) {
    var found = isTyped(given) && answers.find(fits);
    return isTyped(given) ? { of: found ? found.id : "otherwise", verdict: verdict(found && found.right) } : null;
  }

  function words(answers, given) {
    return typed(answers, given, function (each) { return isAccepted(given, each.accept, each.typos); });
  }

  function text(key, answer) {
    return result(1, [words(key.answers, answer)].filter(Boolean));
  }

  function number(key, answer) {
    var given = isTyped(answer) ? billionths(answer, key.unit) : null;
    return result(1, [typed(key.answers, answer, function (each) {
      return given !== null && isNear(given, each);
    })].filter(Boolean));
  }

  function order(key, answer) {
    var items = key.items;
    var isWhole = Array.isArray(answer) && answer.length === items.length &&
      items.every(function (item) { return answer.indexOf(item) >= 0; });
    var found = result(items.length - 1, isWhole ? items.map(function (item, place) {
      var before = answer[answer.indexOf(item) - 1];
      return { part: item, of: item, verdict: verdict(before === items[place - 1]) };
    }) : []);
    if (isWhole && answer[0] === items[0]) found.earned -= 1;
    return found;
  }

  function gap(key, given) {
    var pick, found;
    if (key.picks) {
      pick = chosen(given, key.picks);
      return pick === null ? null : { part: key.id, of: key.id + "/" + pick, verdict: verdict(key.right.indexOf(pick) >= 0) };
    }
    found = words(key.answers, given);
    return found && { part: key.id, of: key.id + "/" + found.of, verdict: found.verdict };
  }

  function gaps(key, answer) {
    return result(key.gaps.length, key.gaps.map(function (each) {
      return gap(each, part(answer, each.id));
    }).filter(Boolean));
  }

  function match(key, answer) {
    var rows = [];
    key.pairs.forEach(function (pair) {
      var side = chosen(part(answer, pair), key.pairs.concat(key.extra));
      if (side === null) return;
      rows.push({ part: pair, of: key.extra.indexOf(side) >= 0 ? side : pair, verdict: verdict(side === pair) });
    });
    return result(key.pairs.length, rows);
  }

  function categorise(key, answer) {
    var rows = [];
    key.items.forEach(function (item) {
      var bin = chosen(part(answer, item.id), key.bins);
      if (bin !== null) rows.push({ part: item.id, of: item.id, verdict: verdict(bin === item.bin) });
    });
    return result(key.items.length, rows);
  }

  /* The moments that the steps lead through; the last one is where the reader stands. */
  function walk(key, answer) {
    var path = [{ node: key.nodes[0], step: null }];
    (Array.isArray(answer) ? answer : []).every(function (step) {
      var here = path[path.length - 1];
      var way = (here.node.ways || []).find(function (each) { return each.id === step; });
      if (!way) return false;
      here.step = step;
      path.push({ node: key.nodes.find(function (node) { return node.id === way.to; }), step: null });
      return true;
    });
    return path;
  }

  function scenario(key, answer) {
    var path = walk(key, answer);
    var last = path[path.length - 1].node;
    var found;
    if (!last.ending) return result(2, []);
    found = result(2, path.map(function (at) {
      return { of: at.step === null ? at.node.id : at.node.id + "/" + at.step, verdict: "" };
    }));
    found.earned = ENDINGS[last.ending];
    return found;
  }

  function register(types, marker) {
    types.forEach(function (type) { markers[type] = marker; });
  }

  register(["choice", "truefalse"], one);
  register(["multiple", "highlight", "hotspot"], several);
  register(["text"], text);
  register(["number"], number);
  register(["order"], order);
  register(["open"], function () { return result(0, []); });
  register(["poll"], poll);
  register(["gaps"], gaps);
  register(["match"], match);
  register(["categorise"], categorise);
  register(["scenario"], scenario);

  root.medialijn = root.medialijn || {};
  root.medialijn.marking = {
    mark: function (key, answer) { return markers[key.type](key, answer); },
    register: register,
    walk: walk
  };
})(window);
