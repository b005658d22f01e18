/* Finding Dutch words: from the texts of the site and a query to the places that fit it best. No page is touched here. */
(function () {
  "use strict";
  var WORD = /[a-z0-9]+(?:'[a-z]+)?/g;
  /* The letters that keep their place in the text while their accents go, so that a found word can be marked there. */
  function plain(text) {
    return Array.from(text).map(function (letter) {
      var bare = letter === "\u2019" ? "'" : letter.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      return bare.length === letter.length ? bare : letter;
    }).join("");
  }
  function wordsOf(text) {
    return plain(text).match(WORD) || [];
  }

  /* The fields of an entry of the data script, and what a word in each is worth. */
  var WORTH = { 0: 0.6, 2: 4, 3: 3, 4: 1 }, ADDRESS = 1, TEXT = 4;
  /* How sure a word of the site is what was typed. */
  var SAME = 1, FAMILY = 0.9, ENDING = 0.8, BEGUN = 0.6, TYPO = 0.6, COMPOUND = 0.45, INSIDE = 0.3;
  /* Results far below the best are no help. */
  var WEAK = 0.2;
  /* How long a passage is, and how much of it goes before the first found word, in letters. */
  var LINE = 170, LEAD = 40;
  var ENDINGS = /^(?:e|en|s|'s|n|t|d|de|den|te|ten|r|er|ers|je|jes|tje|tjes|etje|etjes|ie|ies|or|oren)$/;

  /* An index of the data script's entries: in which entries a word stands and how heavy, and its family. */
  function indexOf(data) {
    var places = new Map(), families = new Map(), lengths = [], total = 0;
    data.entries.forEach(function (entry, number) {
      var weights = new Map();
      entry.forEach(function (field, kind) {
        if (kind === ADDRESS) return;
        var found = wordsOf(field);
        found.forEach(function (word) { weights.set(word, (weights.get(word) || 0) + WORTH[kind]); });
        if (kind === TEXT) { lengths.push(found.length); total += found.length; }
      });
      weights.forEach(function (weight, word) {
        if (!places.has(word)) places.set(word, []);
        places.get(word).push([number, weight]);
      });
    });
    data.families.forEach(function (line) {
      var family = line.split(" ");
      family.forEach(function (word) { families.set(word, family); });
    });
    return { entries: data.entries, places: places, families: families, lengths: lengths, usual: total / lengths.length || 1 };
  }

  /* Whether one letter more, less, other, or two swapped, make these words the same. */
  function isTypo(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    var start = 0, end = 0, shortest = Math.min(one.length, other.length);
    while (start < shortest && one[start] === other[start]) start++;
    while (end < shortest - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
    var left = one.slice(start, one.length - end), right = other.slice(start, other.length - end);
    return left.length < 2 && right.length < 2 || left.length === 2 && left === right[1] + right[0];
  }

  function isEnding(rest) {
    return rest === "" || ENDINGS.test(rest);
  }

  /* Whether these are forms of one word: what they share, with an ending of each. */
  function isForm(one, other) {
    var shared = 0, shortest = Math.min(one.length, other.length);
    while (shared < shortest && one[shared] === other[shared]) shared++;
    for (; shared > 2; shared--) {
      var left = one.slice(shared), right = other.slice(shared);
      if (isEnding(left) && isEnding(right)) return shared > 3 || !left || !right;
      if (left.length > 4 || right.length > 4) return false;
    }
    return false;
  }

  /* Whether `whole` is a compound that ends with a form of this word. */
  function endsWithForm(whole, part) {
    var at = whole.indexOf(part.slice(0, 4), 2);
    return part.length > 3 && at > 0 && isForm(whole.slice(at), part);
  }

  /* Whether `whole` is a compound that begins with a form of this word. */
  function beginsWithForm(whole, part) {
    var core = part.replace(/(?:en|e|s)$/, "");
    return core.length > 2 && whole.length > core.length + 2 && whole.startsWith(core);
  }

  /* How much a word of the site is like the typed one, 0 for not at all. */
  function likeness(typed, word) {
    if (word === typed) return SAME;
    if (isForm(typed, word) || typed.startsWith("ge") && typed.length > 5 && isForm(typed.slice(2), word)) return ENDING;
    if (typed.length > 2 && word.startsWith(typed)) return BEGUN;
    if (typed.length > 4 && isTypo(typed, word)) return TYPO;
    if (endsWithForm(word, typed)) return COMPOUND;
    if (endsWithForm(typed, word) || typed.length > 5 && beginsWithForm(typed, word)) return INSIDE;
    return 0;
  }

  /* The words of the site that a typed word may stand for, each with how sure that is. */
  function meant(index, typed) {
    var found = new Map();
    function add(word, sure) {
      if (sure > (found.get(word) || 0)) found.set(word, sure);
    }
    index.places.forEach(function (_, word) {
      var sure = likeness(typed, word);
      if (!sure) return;
      add(word, sure);
      (index.families.get(word) || []).forEach(function (relative) { add(relative, sure * FAMILY); });
    });
    (index.families.get(typed) || []).forEach(function (relative) { add(relative, FAMILY); });
    return found;
  }

  /* The entries that hold a typed word, each with what that is worth and the words of the site that it stands for. */
  function hitsOf(index, typed) {
    var hits = new Map();
    meant(index, typed).forEach(function (sure, word) {
      (index.places.get(word) || []).forEach(function (place) {
        var number = place[0], weight = place[1];
        var room = Math.min(0.4 + 0.6 * index.lengths[number] / index.usual, 2);
        var hit = hits.get(number) || { value: 0, words: [] };
        hit.value = Math.max(hit.value, sure * weight * 2.2 / (weight + 1.2 * room));
        hit.words.push(word);
        hits.set(number, hit);
      });
    });
    return hits;
  }

  /* The entries that fit the query, the best first: each with the words of the site that were found in it. */
  function search(index, query) {
    var results = new Map(), count = index.entries.length, all = 0;
    new Set(wordsOf(query)).forEach(function (typed) {
      var hits = hitsOf(index, typed);
      /* A word that stands everywhere, such as "de", tells little. */
      var rare = Math.log(1 + (count - hits.size + 0.5) / (hits.size + 0.5));
      all += rare;
      hits.forEach(function (hit, number) {
        var result = results.get(number) || { entry: index.entries[number], score: 0, share: 0, words: new Set() };
        result.score += hit.value * rare;
        result.share += rare;
        hit.words.forEach(function (word) { result.words.add(word); });
        results.set(number, result);
      });
    });
    var ranked = Array.from(results.values(), function (result) {
      return { entry: result.entry, words: result.words, score: result.score * result.share / all };
    }).sort(function (one, other) { return other.score - one.score; });
    return ranked.filter(function (result) { return result.score > WEAK * ranked[0].score; });
  }

  /* A text in pieces, of which the found words are some. */
  function pieces(text, words) {
    var made = [], at = 0;
    function add(end, isFound) {
      if (end > at) made.push({ text: text.slice(at, end), isFound: isFound });
      at = Math.max(at, end);
    }
    Array.from(plain(text).matchAll(WORD)).forEach(function (word) {
      if (!words.has(word[0])) return;
      add(word.index, false);
      add(word.index + word[0].length, true);
    });
    add(text.length, false);
    return made;
  }

  /* The part of a text that says most of the found words, about a line long. */
  function passage(text, words) {
    var found = Array.from(plain(text).matchAll(WORD)).filter(function (word) { return words.has(word[0]); });
    var start = 0, most = 0;
    found.forEach(function (first) {
      var near = found.filter(function (word) { return word.index >= first.index && word.index < first.index + LINE - LEAD; });
      var said = new Set(near.map(function (word) { return word[0]; })).size;
      if (said > most) { most = said; start = Math.max(0, first.index - LEAD); }
    });
    if (start) start = text.indexOf(" ", start) + 1;
    var end = text.length > start + LINE ? text.lastIndexOf(" ", start + LINE) : text.length;
    return (start ? "\u2026 " : "") + text.slice(start, end > start ? end : start + LINE) + (end < text.length ? " \u2026" : "");
  }

  window.medialijn = window.medialijn || {};
  window.medialijn.ranking = { indexOf: indexOf, passage: passage, pieces: pieces, search: search, wordsOf: wordsOf };
})();
