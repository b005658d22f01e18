/* /herhalen/: questions that are due, mixed over the quizzes, in the player of the quiz page. The questions of a quiz come
   from a script of its own, assets/data/quiz/<id>.js, which calls `bank`; it is loaded only when one of them is due. */
(function (medialijn) {
  "use strict";
  var attempts = medialijn.attempts;
  var saved = medialijn.saved;
  var doc = document;
  var MOST = 10;
  var SVG = "http://www.w3.org/2000/svg";
  var NAMING = ["id", "for", "name", "aria-labelledby", "aria-describedby"];
  var page = doc.querySelector("[data-repeat]");
  var line = page.querySelector("[data-repeat-said]");
  var banks = new Map();

  medialijn.bank = function (quiz, title, questions) { banks.set(quiz, { title: title, questions: questions }); };

  function word(name, values) { return medialijn.player.word("repeat-" + name, values); }

  /* The record after a repetition: right goes one step up and after the last one out, wrong one step back. */
  function repeated(record, isRight, today) {
    var step = isRight ? record.b + 1 : Math.max(0, record.b - 1);
    if (!attempts.comesBack(record)) return record;
    return Object.assign({}, record, { b: step, d: today, w: today + (attempts.WAITS[step] || 0) });
  }

  function stopped(record) { return Object.assign({}, record, { b: attempts.STOPPED }); }

  /* Every question that comes back, the one that waits longest first. */
  function waiting() {
    var found = [];
    page.dataset.quizzes.split(" ").forEach(function (quiz) {
      saved.of(quiz).questions.forEach(function (record, id) {
        if (attempts.comesBack(record)) found.push({ quiz: quiz, id: id, day: record.w });
      });
    });
    return found.sort(function (one, other) { return one.day - other.day; });
  }

  /* At most ten, with one of each quiz before a second of any. */
  function mixed(items) {
    var rounds = new Map();
    return items.map(function (item) {
      var round = rounds.get(item.quiz) || 0;
      rounds.set(item.quiz, round + 1);
      return { item: item, round: round };
    }).sort(function (one, other) { return one.round - other.round; }).slice(0, MOST).map(function (each) { return each.item; });
  }

  /* The element that data describe. Two quizzes can have a question of the same name, so its quiz stands before every name. */
  function build(node, quiz, space) {
    var element, inside;
    if (typeof node === "string") return doc.createTextNode(node);
    inside = node[0] === "svg" ? SVG : space;
    element = inside ? doc.createElementNS(inside, node[0]) : doc.createElement(node[0]);
    Object.keys(node[1]).forEach(function (name) {
      var value = node[1][name];
      if (NAMING.indexOf(name) >= 0) value = value.replace(/(^| )vraag-/g, "$1vraag-" + quiz + "--");
      if ((name === "href" || name === "src") && !/^(https|mailto):/.test(value)) value = page.dataset.siteRoot + value;
      element.setAttribute(name, value);
    });
    node.slice(2).forEach(function (child) { element.append(build(child, quiz, inside)); });
    return element;
  }

  function load(quiz) {
    return new Promise(function (resolve) {
      var script = doc.createElement("script");
      script.src = page.dataset.siteRoot + "assets/data/quiz/" + quiz + ".js";
      script.onload = script.onerror = resolve;
      doc.head.append(script);
    });
  }

  function change(item, how) {
    saved.change(item.quiz, function (state) {
      if (state.questions.has(item.id)) state.questions.set(item.id, how(state.questions.get(item.id)));
    });
  }

  function nothing() {
    var next = waiting()[0];
    return next ? word("later", { day: medialijn.date(next.day) }) : word("none");
  }

  function addStop(question, item) {
    var part = page.querySelector("template[data-stop]").content.cloneNode(true);
    part.querySelector("button").addEventListener("click", function () {
      change(item, stopped);
      this.hidden = true;
      line.textContent = word("stopped");
      question.querySelector("fieldset").focus();
    });
    question.append(part);
  }

  /* Questions have to be in the page before the quiz that counts on their parts; a copy by importNode has its own elements
     ready as well. */
  function play(items) {
    var set = doc.importNode(page.querySelector("template[data-set]").content, true);
    var quiz = set.querySelector("ml-quiz");
    var room = doc.createElement("div");
    var elements;
    page.querySelector("[data-stop-all]").before(room);
    elements = items.map(function (item, number) {
      var bank = banks.get(item.quiz);
      var question = build(item.node, item.quiz);
      var step = doc.createElement("li");
      step.append(doc.createElement("span"));
      quiz.querySelector(".ml-steps").append(step);
      question.querySelector(".ml-q__nr").textContent = word("number", { count: number + 1, total: items.length, lesson: bank.title });
      room.append(question);
      addStop(question, item);
      return question;
    });
    quiz.querySelector(".ml-result").before.apply(quiz.querySelector(".ml-result"), elements);
    room.replaceWith(quiz);
    quiz.addEventListener("ml-marked", function (event) {
      var question = event.target;
      if (question.first !== question.last) return;
      change(items[elements.indexOf(question)], function (record) {
        return repeated(record, medialijn.outcome(question.dataset.type, question.last) === "right", saved.today());
      });
    });
    quiz.addEventListener("ml-result", function () {
      quiz.querySelector("[data-next]").textContent = nothing();
    });
    return quiz;
  }

  function start() {
    var today = saved.today();
    var due = mixed(waiting().filter(function (item) { return item.day <= today; }));
    var quizzes = Array.from(new Set(due.map(function (item) { return item.quiz; })));
    var said = [];
    return Promise.all(quizzes.map(load)).then(function () {
      var gone = [];
      var items = due.filter(function (item) {
        var bank = banks.get(item.quiz);
        item.node = bank && bank.questions.find(function (node) { return node[1].id === "vraag-" + item.id; });
        if (bank && !item.node) gone.push(item);
        return item.node;
      });
      gone.forEach(function (item) { change(item, stopped); });
      if (gone.length) said.push(word("gone", { count: gone.length }));
      if (quizzes.some(function (quiz) { return !banks.has(quiz); })) said.push(word("not-loaded"));
      if (items.length) play(items);
      else if (!said.length) said.push(nothing());
      line.textContent = said.join(" ");
      page.querySelector("[data-stop-all]").hidden = !waiting().length;
    });
  }

  page.querySelector("[data-stop-all] button").addEventListener("click", function () {
    waiting().forEach(function (item) { change(item, stopped); });
    if (page.querySelector("ml-quiz")) page.querySelector("ml-quiz").remove();
    this.hidden = true;
    line.textContent = word("all-stopped");
    doc.getElementById("inhoud").focus();
  });
  doc.addEventListener("ml-kept", function () {
    saved.forget();
    if (page.querySelector("ml-quiz")) page.querySelector("ml-quiz").remove();
    start();
  });
  saved.tidy();
  start();
})(window.medialijn);
