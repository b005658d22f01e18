/* The page of the register: a team leader opens the files of mentors here, and sees per class what was planned and given.
   Nothing leaves the device. Without this script the page shows what the school put in its own register. */
(function (register) {
  "use strict";
  var doc = document;

  function element(name, text) {
    var made = doc.createElement(name);
    made.textContent = text;
    return made;
  }

  class Register extends HTMLElement {
    connectedCallback() {
      this.data = JSON.parse(this.getAttribute("data-counts"));
      this.words = this.querySelector("template[data-words]").content;
      this.loaded = [];
      this.querySelector("form").hidden = false;
      this.querySelector("input").addEventListener("change", this.onFiles.bind(this));
      this.querySelector("[data-save]").addEventListener("click", this.saveCounts.bind(this));
      this.querySelector("[data-save-rows]").addEventListener("click", this.saveRows.bind(this));
    }

    word(name, values) {
      var found = (values && values.count === 1 && this.words.querySelector('[data-word="' + name + '-one"]')) ||
        this.words.querySelector('[data-word="' + name + '"]');
      return found.textContent.replace(/\{(\w+)\}/g, function (whole, key) {
        return values && key in values ? String(values[key]) : whole;
      });
    }

    onFiles(event) {
      var field = event.target;
      Promise.all(Array.prototype.map.call(field.files, this.readFile, this)).then(function (files) {
        field.value = "";
        this.take(files);
      }.bind(this));
    }

    readFile(file) {
      if (file.size > register.MAX_BYTES) return Promise.resolve({ name: file.name, told: this.word("too-large") });
      return file.text().then(function (text) {
        var found = register.read(text, this.data.start);
        if (!found.fault) return { name: file.name, entries: found.entries, told: this.word("file", { count: found.entries.length }) };
        var values = { line: found.line, fault: this.word("fault-" + found.fault) };
        return { name: file.name, told: this.word("refused", values) };
      }.bind(this), function () {
        return { name: file.name, told: this.word("unreadable") };
      }.bind(this));
    }

    take(files) {
      var list = this.querySelector("ul");
      files.forEach(function (file) {
        this.loaded = this.loaded.concat(file.entries || []);
        var item = doc.createElement("li");
        item.append(element("b", file.name), " ", element("span", file.told));
        list.append(item);
      }, this);
      this.show();
    }

    show() {
      this.once = register.withoutDoubles(this.data.entries.concat(this.loaded));
      var found = register.records(this.data, this.once.entries);
      this.classes = found.classes;
      this.tell(found.unknown);
      this.querySelector("tbody").replaceChildren.apply(this.querySelector("tbody"), this.classes.map(this.row, this));
      var folds = this.querySelector(".ml-register__classes");
      folds.replaceChildren.apply(folds, this.classes.map(this.fold, this));
      this.querySelector(".ml-scroll").hidden = !this.classes.length;
      this.querySelector(".ml-register__none").hidden = this.classes.length > 0;
    }

    tell(unknown) {
      var said = [this.word("told", { count: this.once.entries.length - unknown.length })];
      if (this.once.doubles) said.push(this.word("doubles", { count: this.once.doubles }));
      if (unknown.length) {
        var names = unknown.map(function (one) { return one.lesson; });
        var each = names.filter(function (name, at) { return names.indexOf(name) === at; });
        said.push(this.word("unknown", { lessons: each.slice(0, 20).join(", ") }));
      }
      this.querySelector("[role=status]").textContent = said.join(" ");
    }

    row(record) {
      var counts = register.count(record, this.data.articles);
      var kept = { count: counts.lessonsKept, total: counts.lessonsPlanned };
      var row = doc.createElement("tr");
      var head = element("th", record.name);
      head.scope = "row";
      row.append(head, element("td", record.year), element("td", counts.lessonsGiven),
        element("td", kept.total ? this.word("kept", kept) : this.word("no-plan")),
        element("td", counts.articlesGiven), element("td", counts.articlesPartly), element("td", counts.articlesPlanned));
      [2, 4, 5, 6].forEach(function (at) { row.cells[at].className = "ml-num"; });
      return row;
    }

    /* What is in a fold is made when it opens: thirty classes would otherwise be thousands of lines. */
    fold(record) {
      var fold = doc.createElement("details");
      fold.className = "ml-answers";
      fold.append(element("summary", this.word("class-of", { name: record.name, year: record.year })));
      fold.addEventListener("toggle", this.fill.bind(this, fold, record), { once: true });
      return fold;
    }

    fill(fold, record) {
      var body = doc.createElement("div");
      var others = Object.keys(record.given).filter(function (lesson) { return record.planned.indexOf(lesson) < 0; });
      body.append(element("h3", this.word("lessons")), this.lines(record.planned.concat(others).map(function (lesson) {
        var days = record.given[lesson];
        return [this.data.lessons[lesson], days ? this.word("given-on", { days: days.slice().sort().map(register.longDay).join(", ") }) : this.word("not-given")];
      }, this)));
      var articles = register.articlesOf(record, this.data.articles).filter(function (one) { return one.given || one.planned; });
      body.append(element("h3", this.word("articles")), this.lines(articles.map(function (one) {
        return [one.article.name, this.state(one)];
      }, this)));
      fold.append(body);
    }

    lines(pairs) {
      var list = doc.createElement("dl");
      pairs.forEach(function (pair) {
        var line = doc.createElement("div");
        line.append(element("dt", pair[0]), element("dd", pair[1]));
        list.append(line);
      });
      return list;
    }

    state(one) {
      if (one.given === one.total) return this.word("given");
      if (one.given) return this.word("partly", { count: one.given, total: one.total });
      return this.word(one.planned === one.total ? "planned" : "planned-partly");
    }

    saveCounts() {
      if (!this.classes) this.show();
      var rows = [["school_year", "class", "article", "title", "given", "planned", "parts"]];
      this.classes.forEach(function (record) {
        register.articlesOf(record, this.data.articles).forEach(function (one) {
          rows.push([record.year, record.name, one.article.id, one.article.name, one.given, one.planned, one.total]);
        });
      }, this);
      register.save(this.word("file-name") + "-per-artikel.csv", register.write(rows));
    }

    /* All rows together, as the school can put them in its own register. */
    saveRows() {
      if (!this.classes) this.show();
      register.save(this.word("file-name") + ".csv", register.writeEntries(this.once.entries));
    }
  }

  customElements.define("ml-register", Register);
})(window.medialijn.register);
