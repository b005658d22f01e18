/* The catalogue: a form that narrows the list of lessons. What is chosen stands in the address, so that it can be sent
   to somebody and the back button works. Without this script the form stays hidden and the whole list in sight. */
window.medialijn = window.medialijn || {};

/* What fits a choice: pure functions, also for the tests.
   A lesson is {values: {filter: [keys]}, words: " word word"}; a choice is {values: {filter: [keys]}, words: [beginnings]}. */
window.medialijn.catalogue = (function () {
  "use strict";

  /* The words of what somebody types, as search_words in catalogue_page.py writes those of a lesson. */
  function words(text) {
    var plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.replace(/([\p{L}\p{N}])['’][\p{L}\p{N}]+/gu, "$1").match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) || [];
  }

  function shares(some, others) {
    return some.some(function (one) { return others.indexOf(one) >= 0; });
  }

  /* Which lessons fit, and how many there would be for each value if it were chosen: those that fit everything but the
     filter that the value belongs to. */
  function sift(lessons, choice) {
    var names = Object.keys(choice.values);
    var counts = Object.create(null);
    names.forEach(function (name) { counts[name] = Object.create(null); });
    var found = lessons.map(function (lesson) {
      if (!choice.words.every(function (word) { return lesson.words.indexOf(" " + word) >= 0; })) return false;
      var missed = names.filter(function (name) {
        return choice.values[name].length && !shares(choice.values[name], lesson.values[name]);
      });
      if (missed.length > 1) return false;
      (missed.length ? missed : names).forEach(function (name) {
        lesson.values[name].forEach(function (key) { counts[name][key] = (counts[name][key] || 0) + 1; });
      });
      return !missed.length;
    });
    return { found: found, counts: counts };
  }

  return { words: words, sift: sift };
})();

(function (pure) {
  "use strict";
  var doc = document;
  var TYPING_PAUSE = 300;
  var form = doc.querySelector(".ml-find__form");
  if (!form) return;
  var list = doc.querySelector(".ml-find__list");
  var table = doc.querySelector(".ml-rows");
  var status = list.querySelector("[role=status]");
  var chips = list.querySelector(".ml-found .ml-chips");
  var field = form.querySelector("input[type=search]");
  var boxes = all(form, "input[type=checkbox]");
  var selects = all(form, "select");
  var controls = [field].concat(boxes, selects);
  var names = boxes.concat(selects).map(nameOf).filter(function (name, at, every) { return every.indexOf(name) === at; });
  var lessons = [];
  var places = Object.create(null);
  var parts = all(list, "[data-part]");
  var groups = all(list, "[data-group]").map(function (group) {
    var cards = all(group, ".ml-card").map(function (card) { return { element: card, lesson: placeOf(card) }; });
    return { element: group, key: group.getAttribute("data-group"), cards: cards };
  });
  var rows = all(table, "tr[data-lesson]").map(function (row) {
    return { element: row, lesson: places[row.getAttribute("data-lesson")] };
  });
  var fold = form.querySelector("details");
  var isWide = window.matchMedia("(min-width: 60em)");
  var timer = 0;
  var isTyping = false;

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }
  function nameOf(control) { return control.name; }
  function setHidden(element, isHidden) { if (element.hidden !== isHidden) element.hidden = isHidden; }

  /* A lesson for two years has two cards. */
  function placeOf(card) {
    var id = card.getAttribute("data-lesson");
    if (!(id in places)) {
      var values = Object.create(null);
      names.forEach(function (name) { values[name] = card.getAttribute("data-" + name).split(" ").filter(Boolean); });
      places[id] = lessons.push({ values: values, words: " " + card.getAttribute("data-words") }) - 1;
    }
    return places[id];
  }

  /* The words under a name in the page, with {value} filled in. */
  function word(name, value) {
    var of = doc.querySelector("template[data-words]").content;
    var found = (value === 1 && of.querySelector('[data-word="' + name + '-one"]')) || of.querySelector('[data-word="' + name + '"]');
    return found.textContent.replace("{value}", function () { return String(value); });
  }

  /* What is chosen */
  function isActive(control) {
    if (control === field) return pure.words(field.value).length > 0;
    return control.type === "checkbox" ? control.checked : control.value !== "";
  }
  function clear(control) {
    if (control.type === "checkbox") control.checked = false;
    else control.value = "";
  }
  function label(control) {
    if (control === field) return word("text", field.value.trim());
    return (control.type === "checkbox" ? control : control.selectedOptions[0]).getAttribute("data-label");
  }
  function choice() {
    var values = Object.create(null);
    names.forEach(function (name) { values[name] = []; });
    boxes.concat(selects).filter(isActive).forEach(function (control) { values[control.name].push(control.value); });
    return { values: values, words: pure.words(field.value) };
  }

  /* The page as it is now chosen */
  function show() {
    var chosen = choice();
    var active = controls.filter(isActive);
    var result = pure.sift(lessons, chosen);
    showLessons(result.found, chosen.values[list.getAttribute("data-by")] || [], active.length > 0);
    showCounts(result.counts);
    showChips(active);
    var found = result.found.filter(Boolean).length;
    status.querySelector("[data-found]").textContent = word("found", found);
    form.querySelector("[data-show]").textContent = word("show", found);
    status.querySelector("[data-of]").textContent = active.length ? word("of", lessons.length) : "";
    setHidden(list.querySelector("[data-none]"), found > 0);
    setHidden(table, !found);
  }

  /* While something is chosen, a lesson stands once: under the first of its years, or of those that are chosen. The cards
     of a year without any are left as they are, because hiding the year is one change instead of hundreds. */
  function showLessons(found, years, isNarrowed) {
    var seen = Object.create(null);
    groups.forEach(function (group) {
      var isChosen = !years.length || years.indexOf(group.key) >= 0;
      var shown = group.cards.map(function (card) {
        var isShown = found[card.lesson] && isChosen && !(isNarrowed && seen[card.lesson]);
        if (isShown) seen[card.lesson] = true;
        return isShown;
      });
      var isEmpty = shown.indexOf(true) < 0;
      setHidden(group.element, isEmpty);
      if (!isEmpty) group.cards.forEach(function (card, at) { setHidden(card.element, !shown[at]); });
    });
    parts.forEach(function (part) { setHidden(part, !part.querySelector("[data-group]:not([hidden])")); });
    rows.forEach(function (row) { setHidden(row.element, !found[row.lesson]); });
  }

  /* A value without lessons can not be chosen; one that is chosen can be left, and focus is never taken away. */
  function showCounts(counts) {
    boxes.forEach(function (box) {
      var count = counts[box.name][box.value] || 0;
      box.disabled = !count && !box.checked && box !== doc.activeElement;
      box.parentNode.classList.toggle("is-off", box.disabled);
      box.parentNode.querySelector("[data-count]").textContent = count;
    });
    selects.forEach(function (select) {
      all(select, "option[data-label]").forEach(function (option) {
        var count = counts[select.name][option.value] || 0;
        option.disabled = !count && !option.selected;
        option.textContent = option.getAttribute("data-label") + " (" + count + ")";
      });
    });
  }

  function showChips(active) {
    var end = chips.querySelector("[data-clear]").closest("li");
    all(chips, "li").forEach(function (item) { if (item !== end) item.remove(); });
    active.forEach(function (control) {
      var item = doc.querySelector("template[data-chip]").content.cloneNode(true);
      item.querySelector("button > span").textContent = label(control);
      item.querySelector("button").addEventListener("click", function () { remove(control); });
      chips.insertBefore(item, end);
    });
    chips.hidden = !active.length;
    var filters = active.filter(function (control) { return control !== field; }).length;
    var count = form.querySelector(".ml-count");
    count.textContent = filters ? word("active", filters) : "";
    count.hidden = !filters;
  }

  /* The button that was pressed is gone afterwards: focus goes to the next one, or to what was found. */
  function remove(control) {
    var at = controls.filter(isActive).indexOf(control);
    clear(control);
    changed();
    var left = all(chips, ".is-on");
    (left[Math.min(at, left.length - 1)] || status).focus();
  }

  /* The address: `#jaar=leerjaar-1&artikel=ichthus:COM-4&tekst=foto`. While somebody types, the same entry of the history
     is written again. */
  function save(fromTyping) {
    clearTimeout(timer);
    var params = new URLSearchParams();
    controls.filter(isActive).forEach(function (control) { params.append(control.name, control.value.trim()); });
    var hash = params.toString().replace(/%3A/g, ":");
    var here = location.href.split("#");
    if (hash !== (here[1] || "")) {
      history[fromTyping && isTyping ? "replaceState" : "pushState"](null, "", here[0] + (hash ? "#" + hash : ""));
    }
    isTyping = fromTyping;
  }
  function restore() {
    clearTimeout(timer);
    isTyping = false;
    var hash = location.hash.slice(1);
    var isPlace = hash && hash.indexOf("=") < 0;   // a place on this page: what is chosen stays
    if (!isPlace) {
      var params = new URLSearchParams(hash);
      controls.forEach(function (control) {
        var given = params.getAll(control.name);
        if (control.type === "checkbox") control.checked = given.indexOf(control.value) >= 0;
        else control.value = given[0] || "";
        if (control.selectedIndex < 0) control.value = "";
      });
    }
    show();
  }
  function changed() {
    show();
    save(false);
  }

  /* Enter after typing goes to the first lesson that was found; with none the words stay at hand. */
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = all(list, ".ml-card__t a").find(function (link) { return link.getClientRects().length; });
    if (first) first.focus();
  });
  form.addEventListener("input", function (event) {
    if (event.target !== field) return;
    show();
    clearTimeout(timer);
    timer = setTimeout(function () { save(true); }, TYPING_PAUSE);
  });
  form.addEventListener("change", changed);
  all(list, "[data-clear]").forEach(function (button) {
    button.addEventListener("click", function () {
      controls.forEach(clear);
      changed();
      status.focus();
    });
  });
  form.querySelector("[data-show]").addEventListener("click", function () {
    fold.open = false;
    status.focus();
  });
  window.addEventListener("popstate", restore);
  window.addEventListener("pageshow", restore);   // a browser fills in a form that it comes back to

  /* The filters lie open where there is room for them, and behind a button elsewhere. */
  function unfold() { fold.open = isWide.matches; }
  isWide.addEventListener("change", unfold);
  unfold();
  form.hidden = false;
  restore();
})(window.medialijn.catalogue);
