/* What a pupil did in one quiz, as pure functions over a state of records. A record of a question, by its id, has
     a, f   the answer as marking wants it, null when there is none any more; the fingerprint of the question it was given
            to, empty as long as a test is not handed in
     e, d   what the first try earned; the day of the latest change, counted from 1970
     b, w   how often it came back, 4 when it does not and 5 when the pupil stopped that; the day on which it comes back
   and a score, by its day, has e, d and n: how many questions were right at once, the day, and how many there were.
   On the device it is JSON, {v, x, q, s}; x is the day that found work too old to be shown. */
(function (medialijn) {
  "use strict";
  var KEPT = 30;
  var WAITS = [1, 3, 7, 21];
  var NO_REPEAT = 4;
  var STOPPED = 5;
  var MOST = 99999;

  function isCount(value) { return Number.isInteger(value) && value >= 0 && value <= MOST; }

  function isText(value) { return typeof value === "string" && value.length < 9999; }

  function isAnswer(value) {
    var parts = Object.values(Object(value));
    return value === null || isText(value) || (typeof value === "object" && parts.length < 200 && parts.every(isText));
  }

  function isRecord(raw) {
    return isAnswer(raw.a) && isText(raw.f) && [raw.e, raw.d, raw.b, raw.w].every(isCount) && raw.b <= STOPPED;
  }

  function isScore(raw) { return [raw.e, raw.d, raw.n].every(isCount) && raw.e <= raw.n; }

  /* The state in any text, or in null, with what of it can be used on this day; `isWhole` when that is all.
     A clock can be wrong: work that is too old is put aside, and goes only when a later day finds it too old as well; work of
     a day that is still to come counts as work of today. */
  function parse(text, today) {
    var state = { isWhole: true, since: MOST, questions: new Map(), scores: new Map(), old: [[], []] };
    var raw;
    function take(from, isValid, into, old) {
      Object.keys(Object(from)).forEach(function (id) {
        var one = from[id];
        if (!one || !isValid(one)) state.isWhole = false;
        else if (today - one.d <= KEPT) {
          one.d = Math.min(one.d, today);
          if (one.w) one.w = Math.min(one.w, today + WAITS[3]);
          into.set(id, one);
        } else if (!(raw.x < today)) {
          state.since = today;
          old.push([id, one]);
        }
      });
    }
    try {
      raw = text.length < 3 * MOST && JSON.parse(text);
    } catch (error) { /* not a state */ }
    if (raw && raw.v === 1) {
      take(raw.q, isRecord, state.questions, state.old[0]);
      take(raw.s, isScore, state.scores, state.old[1]);
    } else state.isWhole = text === null;
    return state;
  }

  /* The text of a state; null for one that holds nothing. */
  function text(state) {
    var parts = [state.questions, state.scores].map(function (part, place) { return state.old[place].concat(Array.from(part)); });
    if (!parts[0].length && !parts[1].length) return null;
    return JSON.stringify({ v: 1, x: state.since, q: Object.fromEntries(parts[0]), s: Object.fromEntries(parts[1]) });
  }

  /* What becomes of each record on a page whose questions may have changed: "kept", "renewed" when it is about other words,
     "set" when it was never marked, "again" when the answer no longer fits, "removed". A question has id, fingerprint and
     fits(answer). */
  function reconcile(records, questions) {
    var found = new Map();
    records.forEach(function (record, id) {
      var question = questions.find(function (each) { return each.id === id; });
      if (!question) found.set(id, "removed");
      else if (record.a !== null && !question.fits(record.a)) found.set(id, "again");
      else if (record.a !== null) found.set(id, record.f === question.fingerprint ? "kept" : record.f ? "renewed" : "set");
    });
    return found;
  }

  /* The record after a try; a question that was missed comes back tomorrow, unless the pupil stopped that. */
  function answered(before, answer, fingerprint, earned, isMissed, today) {
    var record = { a: answer, f: fingerprint, e: earned, d: today, b: before ? before.b : NO_REPEAT, w: before ? before.w : 0 };
    return isMissed && record.b !== STOPPED ? Object.assign(record, { b: 0, w: today + WAITS[0] }) : record;
  }

  medialijn.attempts = {
    KEPT: KEPT, WAITS: WAITS, STOPPED: STOPPED,
    parse: parse, text: text, reconcile: reconcile, answered: answered,
    comesBack: function (record) { return record.b < NO_REPEAT; }
  };
})(window.medialijn);
