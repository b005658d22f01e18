/* Writes down a decision about a lesson, exactly as `medialijn review accept` reads it: as a file, as text to copy, and,
   where the school's repository has a web editor, as a change that is filled in already. Nothing is sent or kept.
   Attributes: data-id, data-lesson, data-quiz and data-articles are what the decision is about, with fingerprints;
   data-head begins a new file of reviews; data-new-file is the address of a new file in the web editor. */
(function () {
  "use strict";
  var UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

  function quoted(text) {
    return JSON.stringify(text).replace(UNWANTED, function (sign) {
      return "\\u" + ("000" + sign.charCodeAt(0).toString(16).toUpperCase()).slice(-4);
    });
  }

  function today() {
    var now = new Date();
    return [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
  }

  /* The lines of a review: `subject` says what was looked at, `decision` what was decided. */
  function lines(subject, decision) {
    var found = [
      "reviewed: " + quoted(decision.reviewed),
      "by: " + quoted(decision.by),
      "decision: " + decision.decision,
      "note: " + quoted(decision.note),
      "lesson: " + subject.lesson
    ];
    if (subject.quiz) found.push("quiz: " + subject.quiz);
    var articles = Object.keys(subject.articles);
    if (articles.length) found.push("articles:");
    articles.forEach(function (article) { found.push("  " + article + ": " + subject.articles[article]); });
    if (decision.criteria.length) found.push("criteria:");
    decision.criteria.forEach(function (one) { found.push("  - " + quoted(one)); });
    return found;
  }

  function asListItem(found) {
    return found.map(function (line, number) { return (number ? "    " : "  - ") + line + "\n"; }).join("");
  }

  class Review extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.result = this.querySelector("section");
      this.form.hidden = false;
      this.closest("section").querySelectorAll("[data-without-script]").forEach(function (part) { part.hidden = true; });
      this.form.addEventListener("submit", this.make.bind(this));
      this.form.addEventListener("input", this.outdate.bind(this));
      this.result.addEventListener("click", this.copy.bind(this));
    }

    /* What was decided before is no longer what stands in the form. */
    outdate() {
      this.result.hidden = true;
    }

    make(event) {
      event.preventDefault();
      var fields = this.form.elements;
      var note = fields.note.value.trim();
      if (!note) {
        fields.note.value = "";
        fields.note.reportValidity();
        return;
      }
      var subject = { lesson: this.dataset.lesson, quiz: this.dataset.quiz, articles: JSON.parse(this.dataset.articles) };
      var found = lines(subject, {
        reviewed: today(),
        by: fields.by.value,
        decision: fields.decision.value,
        note: note,
        criteria: Array.from(this.form.querySelectorAll("[name=criteria]:checked"), function (box) { return box.value; })
      });
      this.show(["lesson_id: " + quoted(this.dataset.id)].concat(found).join("\n") + "\n", asListItem(found));
    }

    show(record, item) {
      var texts = { record: record, lines: item };
      this.result.querySelectorAll("[data-text]").forEach(function (field) { field.value = texts[field.dataset.text]; });
      var save = this.result.querySelector("[data-save]");
      if (save.href) URL.revokeObjectURL(save.href);
      save.href = URL.createObjectURL(new Blob([record], { type: "text/yaml;charset=utf-8" }));
      var editor = this.result.querySelector("[data-new-file]");
      if (editor) editor.href = this.dataset.newFile + encodeURIComponent(this.dataset.head + item);
      this.result.querySelector("[role=status]").textContent = "";
      this.result.hidden = false;
      this.result.focus();
    }

    copy(event) {
      var button = event.target.closest("[data-copy]");
      if (!button) return;
      var field = this.result.querySelector('[data-text="' + button.dataset.copy + '"]');
      var told = this.result.querySelector("[role=status]");
      field.select();
      if (!navigator.clipboard) return;
      navigator.clipboard.writeText(field.value).then(function () { told.textContent = button.dataset.said; });
    }
  }

  customElements.define("ml-review", Review);
})();
