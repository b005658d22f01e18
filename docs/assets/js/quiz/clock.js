/* <ml-clock>: the time for a test. The reader can make it longer or switch it off at any moment, and nothing is taken away
   when it has passed. Only the two last changes are said aloud: two minutes left, and none. */
(function (medialijn) {
  "use strict";
  var MINUTE = 60000;

  class Clock extends HTMLElement {
    connectedCallback() {
      this.choice = this.querySelector("select");
      this.choice.addEventListener("change", this.tick.bind(this));
    }

    begin(minutes) {
      this.end();
      if (!minutes) return;
      this.minutes = minutes;
      this.since = performance.now();
      this.choice.value = "1";
      this.timer = setInterval(this.tick.bind(this), 1000);
      this.hidden = false;
      this.tick();
    }

    end() {
      clearInterval(this.timer);
      this.hidden = true;
      this.say("");
    }

    say(state) {
      if (state === this.state) return;
      this.state = state;
      this.querySelector('[role="status"]').textContent = state && medialijn.player.word(state);
    }

    tick() {
      var longer = Number(this.choice.value);
      var left = this.minutes * longer * MINUTE - (performance.now() - this.since);
      this.querySelector("[data-left]").textContent =
        longer && left > 0 ? medialijn.player.word("left", { count: Math.ceil(left / MINUTE) }) : "";
      this.say(!longer || left > 2 * MINUTE ? "" : left > 0 ? "time-soon" : "time-over");
    }
  }

  customElements.define("ml-clock", Clock);
})(window.medialijn);
