/* On a lesson plan: a mentor notes which class had this lesson, and when. It stays on the device until the mentor saves
   it as a file for the team leader. Without this script the form is not there. */
(function (medialijn) {
  "use strict";
  var register = medialijn.register;
  var doc = document;
  var NAME = "gegeven";

  class Taught extends HTMLElement {
    connectedCallback() {
      this.words = this.querySelector("template[data-words]").content;
      this.start = this.getAttribute("data-start");
      this.notes = this.kept();
      var form = this.querySelector("form");
      form.elements.dag.value = this.today();
      form.addEventListener("submit", this.onNote.bind(this));
      this.querySelector("[data-save]").addEventListener("click", this.onSave.bind(this));
      this.querySelector("[data-erase]").addEventListener("click", this.onErase.bind(this));
      this.hidden = false;
      this.show();
    }

    word(name, values) {
      var found = (values && values.count === 1 && this.words.querySelector('[data-word="' + name + '-one"]')) ||
        this.words.querySelector('[data-word="' + name + '"]');
      return found.textContent.replace(/\{(\w+)\}/g, function (whole, key) {
        return values && key in values ? String(values[key]) : whole;
      });
    }

    today() {
      var now = new Date();
      return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
    }

    /* What is kept may have been changed by hand: only rows that a register takes. */
    kept() {
      var read = register.read(medialijn.device.get(NAME) || "", this.start);
      return read.entries || [];
    }

    /* Whether the device keeps the notes; without storage they stay until the page is closed. */
    keep() {
      var text = register.writeEntries(this.notes);
      medialijn.device.set(NAME, text);
      return medialijn.device.get(NAME) === text;
    }

    tell(text) { this.querySelector("[role=status]").textContent = text; }

    onNote(event) {
      event.preventDefault();
      var form = event.target;
      var day = form.elements.dag.value;
      var name = form.elements.klas.value.trim();
      var row = register.readRow([register.schoolYearOf(day, this.start), name, this.getAttribute("data-lesson"), day], this.start);
      if (row.fault) {
        this.tell(this.word(row.fault === "class" ? "class" : "day"));
        form.elements[row.fault === "class" ? "klas" : "dag"].focus();
        return;
      }
      var once = register.withoutDoubles(this.notes.concat([row.entry]));
      this.notes = once.entries;
      var told = this.word(once.doubles ? "there" : "done");
      this.tell(this.keep() ? told : told + " " + this.word("not-kept"));
      this.show();
    }

    onSave() { register.save(this.word("file-name") + "-" + this.today() + ".csv", register.writeEntries(this.notes)); }

    onErase() {
      if (!window.confirm(this.word("really"))) return;
      this.notes = [];
      medialijn.device.remove(NAME);
      this.tell(this.word("erased"));
      this.show();
      this.querySelector("input").focus();
    }

    show() {
      var own = this.notes.filter(function (one) { return one.lesson === this.getAttribute("data-lesson"); }, this);
      var lines = own.map(function (one) { return this.word("noted", { name: one.name, day: register.longDay(one.day) }); }, this);
      if (this.notes.length) lines.push(this.word("all", { count: this.notes.length }));
      if (this.notes.length && location.protocol === "file:") lines.push(this.word("per-page"));
      var list = this.querySelector("ul");
      list.replaceChildren.apply(list, lines.map(function (line) {
        var item = doc.createElement("li");
        item.textContent = line;
        return item;
      }));
      this.querySelector(".ml-bar").hidden = !this.notes.length;
    }
  }

  customElements.define("ml-taught", Taught);
})(window.medialijn);
