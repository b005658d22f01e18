/* <ml-board>: the lesson screen by screen, for the digibord. Without this script all screens stand below each other.
   The address names the screen, and the stage of a question after a full stop: #vraag-x.2. What is counted and how the clock
   stands is kept with the page's own entry in the history of the tab: a reload brings it back, also from a disk and without
   storage; it ends with the tab, and nothing is ever sent.
   Attribute: data-help, the screen of the help lines. */
(function () {
  "use strict";
  var WIDEST = -2;
  var TIGHTEST = 4;
  var EDGE = 4;
  var KEYS = {
    PageDown: "next", ArrowRight: "next", ArrowDown: "next", " ": "next", Enter: "next",
    PageUp: "previous", ArrowLeft: "previous", ArrowUp: "previous", Home: "first", End: "last", Escape: "close"
  };
  var SHORTCUTS = { o: "map", b: "blank", ".": "blank", f: "full", t: "clock", m: "minute", h: "help" };
  var METHODS = { map: "toggleMap", blank: "toggleBlank", full: "toggleFull", more: "toggleMore", help: "toggleHelp" };
  var CLICKER = ["PageDown", "PageUp", "Escape", "b", "."];

  function overflows(screen) {
    return screen.scrollHeight > screen.clientHeight + 1;
  }

  class Board extends HTMLElement {
    connectedCallback() {
      this.screens = Array.from(this.querySelectorAll(".ml-screen"));
      this.stand = this.querySelector(".ml-board__screens");
      this.map = this.querySelector(".ml-map");
      this.bar = this.querySelector(".ml-board__bar");
      this.clock = this.querySelector("ml-clock");
      this.blank = this.querySelector(".ml-blank");
      this.shortcuts = this.querySelector("[data-shortcuts]");
      this.map.hidden = true;
      this.map.querySelector(".ml-map__keys").hidden = false;
      this.bar.hidden = false;
      document.querySelector(".ml-board__plain").hidden = true;
      this.button("full").hidden = !document.fullscreenEnabled;
      this.restore(history.state);
      this.addEventListener("click", this.onClick);
      this.addEventListener("ml-changed", this.save);
      this.addEventListener("ml-counted", this.next);
      this.shortcuts.addEventListener("change", this.save.bind(this));
      document.addEventListener("keydown", this.onKey.bind(this));
      window.addEventListener("hashchange", this.follow.bind(this, true));
      window.addEventListener("resize", this.fit.bind(this));
      this.addEventListener("load", this.fit, true);
      this.follow(false);
    }

    button(name) { return this.bar.querySelector('[data-do="' + name + '"]'); }

    get screen() { return this.screens[this.index]; }

    get hands() { return this.screen.querySelector("ml-hands"); }

    stagesOf(index) {
      var hands = this.screens[index].querySelector("ml-hands");
      return hands ? hands.stages : [""];
    }

    indexOf(id) {
      return this.screens.findIndex(function (screen) { return screen.id === id; });
    }

    get place() { return "#" + this.screen.id + (this.stage ? "." + this.stage : ""); }

    save() {
      var counts = {};
      this.querySelectorAll("ml-hands").forEach(function (hands) {
        counts[hands.closest(".ml-screen").id] = hands.counts;
      });
      history.replaceState({ counts: counts, clock: this.clock.state, shortcuts: this.shortcuts.checked }, "", this.place);
    }

    restore(state) {
      if (!state || !state.counts) return;
      this.querySelectorAll("ml-hands").forEach(function (hands) {
        hands.restore(state.counts[hands.closest(".ml-screen").id] || {});
      });
      this.clock.state = state.clock;
      this.shortcuts.checked = state.shortcuts;
    }

    /* Shows what the address asks for; at first the start of the lesson if that is nothing that there is. */
    follow(moveFocus) {
      var asked = decodeURIComponent(location.hash.slice(1)).split(".");
      var index = this.indexOf(asked[0]);
      if (index >= 0 || !this.screen) this.show(Math.max(0, index), Number(asked[1]) || 0, moveFocus);
    }

    show(index, stage, moveFocus) {
      this.index = index;
      this.stage = Math.min(Math.max(0, stage), this.stagesOf(index).length - 1);
      this.map.hidden = true;
      this.stand.hidden = false;
      this.blank.hidden = true;
      this.screens.forEach(function (screen, number) { screen.hidden = number !== index; });
      if (this.hands) this.hands.show(this.stagesOf(index)[this.stage]);
      this.clock.show(this.screen.dataset.step || "", this.screen.dataset.minutes || 0);
      this.drawBar();
      this.fit();
      this.save();
      this.screen.scrollTop = 0;
      if (moveFocus && !(this.hands && this.hands.focusField())) this.screen.focus({ preventScroll: true });
    }

    /* The largest letters with which the screen fits the window, down to what the last row can still read. A question does
       not grow, so that it looks the same in all its stages. */
    fit() {
      var screen = this.screen;
      var level = this.hands ? 0 : WIDEST;
      screen.dataset.fit = level;
      while (level < TIGHTEST && overflows(screen)) {
        level += 1;
        screen.dataset.fit = level;
      }
      screen.tabIndex = overflows(screen) ? 0 : -1;
    }

    drawBar() {
      var screen = this.screen;
      var label = this.button("next").querySelector("span");
      var coming = this.stagesOf(this.index)[this.stage + 1];
      var isLast = this.index === this.screens.length - 1 && !coming;
      this.bar.querySelectorAll("ol").forEach(function (steps) {
        steps.hidden = steps.dataset.session !== screen.dataset.session;
      });
      this.bar.querySelectorAll("li").forEach(function (stop) {
        var isNow = stop.dataset.step === screen.dataset.step;
        stop.className = isNow ? "is-now" : Number(stop.dataset.step) < Number(screen.dataset.step) ? "is-done" : "";
        if (isNow) stop.setAttribute("aria-current", "step");
        else stop.removeAttribute("aria-current");
      });
      label.textContent = label.getAttribute("data-next" + (coming ? "-" + coming : ""));
      this.button("next").hidden = isLast;
    }

    /* Moves on by what fits the window, then by a stage, then by a screen; the last screen stays. */
    next() {
      if (this.scroll(1)) return;
      if (this.stage + 1 < this.stagesOf(this.index).length) this.show(this.index, this.stage + 1, true);
      else if (this.index + 1 < this.screens.length) this.show(this.index + 1, 0, true);
    }

    previous() {
      if (this.scroll(-1)) return;
      if (this.stage > 0) this.show(this.index, this.stage - 1, true);
      else if (this.index > 0) this.show(this.index - 1, this.stagesOf(this.index - 1).length - 1, true);
    }

    scroll(direction) {
      var screen = this.screen;
      var room = direction > 0 ? screen.scrollHeight - screen.clientHeight - screen.scrollTop : screen.scrollTop;
      if (room > EDGE) screen.scrollBy(0, direction * screen.clientHeight * 0.8);
      return room > EDGE;
    }

    first() { this.show(0, 0, true); }

    last() { this.show(this.screens.length - 1, 0, true); }

    step(number) {
      var index = this.screens.findIndex(function (screen) { return screen.dataset.step === String(number); });
      if (index >= 0) this.show(index, 0, true);
    }

    toggleMap() {
      this.map.hidden = !this.map.hidden;
      this.stand.hidden = !this.map.hidden;
      this.map.querySelectorAll("[aria-current]").forEach(function (link) { link.removeAttribute("aria-current"); });
      if (this.map.hidden) this.show(this.index, this.stage, true);
      else this.openMap();
    }

    openMap() {
      var link = this.map.querySelector('a[href="#' + this.screen.id + '"]');
      var said = this.map.querySelector("[data-said]");
      if (said) said.textContent = "";
      link.setAttribute("aria-current", "true");
      link.focus();
    }

    toggleBlank() {
      this.blank.hidden = !this.blank.hidden;
      if (this.blank.hidden) this.screen.focus({ preventScroll: true });
      else this.blank.focus();
    }

    toggleFull() {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (document.fullscreenEnabled) document.documentElement.requestFullscreen();
    }

    toggleMore() {
      var isOpen = this.bar.classList.toggle("is-open");
      this.button("more").setAttribute("aria-expanded", String(isOpen));
      this.fit();
    }

    close() {
      if (!this.map.hidden) this.toggleMap();
    }

    /* To the help lines, and from there back to where the lesson was; a lesson without them has a page for them. */
    toggleHelp() {
      var isThere = this.screen.id === this.dataset.help;
      var back = this.cameFrom;
      if (!this.dataset.help) this.button("help").click();
      else if (isThere && back) {
        this.cameFrom = null;
        this.show(back.index, back.stage, true);
      } else if (!isThere) {
        this.cameFrom = { index: this.index, stage: this.stage };
        this.show(this.indexOf(this.dataset.help), 0, true);
      }
    }

    wipe() {
      var said = this.map.querySelector("[data-said]");
      this.querySelectorAll("ml-hands").forEach(function (hands) { hands.wipe(); });
      said.textContent = said.dataset.said;
      this.save();
    }

    act(name) {
      if (name === "clock") this.clock.toggle();
      else if (name === "minute") this.clock.addMinute();
      else this[METHODS[name] || name]();
    }

    onClick(event) {
      var control = event.target.closest('[data-do], a[href^="#"]');
      if (!control || control.closest("ml-clock")) return;
      if (control.dataset.do === "help" && !this.dataset.help) return;
      event.preventDefault();
      if (control.dataset.do) this.act(control.dataset.do);
      else this.show(this.indexOf(control.hash.slice(1)), 0, true);
    }

    /* What a key asks for; nothing where the key belongs to a field or a button, or where shortcuts are off. */
    asked(event) {
      var isClicker = CLICKER.indexOf(event.key) >= 0;
      var isField = event.target.matches('input[type="number"]');
      var isControl = event.target.closest("a, button, input, label");
      if (isField && !isClicker) return "";
      if (isControl && (event.key === " " || event.key === "Enter")) return "";
      if (event.key === " " && event.shiftKey) return "previous";
      if (KEYS[event.key]) return KEYS[event.key];
      if (!this.shortcuts.checked && !isClicker) return "";
      if (/^[1-9]$/.test(event.key)) return "step";
      return SHORTCUTS[event.key.toLowerCase()] || "";
    }

    onKey(event) {
      var asked;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (!this.blank.hidden) {
        if (event.key === "Tab" || event.key === "Shift") return;
        event.preventDefault();
        this.toggleBlank();
        return;
      }
      asked = this.asked(event);
      if (!asked || !this.map.hidden && ["next", "previous", "first", "last"].indexOf(asked) >= 0) return;
      event.preventDefault();
      if (asked === "step") this.step(event.key);
      else this.act(asked);
    }
  }

  customElements.define("ml-board", Board);
})();
