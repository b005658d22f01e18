/* <ml-clock>: the time left for the step of the lesson that is on the board. It counts down without a sound, and at zero it
   says so in words. Whoever starts it once needs not start it again: it runs on in the next step, from the minutes of that step.
   It tells the board of a change with an `ml-changed` event; `state` is what a reload needs. */
(function (medialijn) {
  "use strict";
  var TICK = 250;

  /* Seconds as minutes:seconds, rounded up, so that a full minute is shown for a second. */
  function clockFace(seconds) {
    var whole = Math.ceil(seconds);
    return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
  }

  class Clock extends HTMLElement {
    connectedCallback() {
      this.time = this.querySelector('[role="timer"]');
      this.up = this.querySelector("[data-said]");
      this.left = {};
      this.since = 0;
      this.addEventListener("click", this.onClick);
      window.setInterval(this.tick.bind(this), TICK);
    }

    get isRunning() { return this.since > 0; }

    get seconds() {
      var left = this.step in this.left ? this.left[this.step] : this.minutes * 60;
      return Math.max(0, left - (this.isRunning ? (Date.now() - this.since) / 1000 : 0));
    }

    get state() { return { left: this.left, since: this.since, step: this.step }; }

    set state(state) {
      this.left = state.left;
      this.since = state.since;
      this.step = state.step;
    }

    /* The clock of this step of so many minutes; the time of another step stands still. */
    show(step, minutes) {
      if (step !== this.step) {
        this.settle();
        this.step = step;
      }
      this.minutes = Number(minutes);
      this.hidden = !step;
      this.draw();
    }

    /* Writes down what is left now. */
    settle() {
      if (this.step) this.left[this.step] = this.seconds;
      if (this.isRunning) this.since = Date.now();
    }

    toggle() {
      this.settle();
      this.since = this.isRunning ? 0 : Date.now();
      this.changed();
    }

    addMinute() {
      this.settle();
      this.left[this.step] += 60;
      this.changed();
    }

    changed() {
      this.draw();
      this.dispatchEvent(new CustomEvent("ml-changed", { bubbles: true }));
    }

    onClick(event) {
      var button = event.target.closest("[data-do]");
      if (!button) return;
      if (button.dataset.do === "clock") this.toggle();
      else this.addMinute();
    }

    tick() {
      if (this.isRunning && this.step) this.draw();
    }

    draw() {
      var isUp = !this.hidden && this.seconds === 0;
      this.time.textContent = isUp ? "" : clockFace(this.seconds);
      if (this.up.textContent !== (isUp ? this.up.dataset.said : "")) this.up.textContent = isUp ? this.up.dataset.said : "";
      this.querySelectorAll("[data-when]").forEach(function (label) {
        label.hidden = (label.dataset.when === "running") !== this.isRunning;
      }, this);
    }
  }

  medialijn.clockFace = clockFace;
  customElements.define("ml-clock", Clock);
})(window.medialijn = window.medialijn || {});
