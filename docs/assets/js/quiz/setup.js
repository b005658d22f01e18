/* <ml-setup>: the fold in which a reader chooses how to make the quiz. It tells its quiz with an `ml-begin` event, and the
   quiz lets it show how it is made now. */
(function (medialijn) {
  "use strict";
  var player = medialijn.player;

  class Setup extends HTMLElement {
    connectedCallback() {
      this.hidden = false;
      this.addEventListener("click", this.onClick);
    }

    field(name) { return this.querySelector('[data-setup="' + name + '"]'); }

    show(setting) {
      var code = this.field("code");
      this.querySelector("details").open = false;
      this.querySelector("summary span").textContent = player.word("setup-" + setting.mode);
      this.querySelector('input[value="' + setting.mode + '"]').checked = true;
      this.field("minutes").value = setting.minutes || "";
      if (code) code.value = setting.code;
    }

    onClick(event) {
      var button = event.target.closest("[data-do]");
      var code = this.field("code");
      var typed = code && button && button.dataset.do === "begin" ? code.value : "";
      if (!button) return;
      this.querySelector('[role="status"]').textContent = "";
      if (typed.trim() && !medialijn.draw.codeIn(typed)) {
        this.querySelector('[role="status"]').textContent = player.word("no-code");
        code.focus();
        return;
      }
      this.dispatchEvent(new CustomEvent("ml-begin", { bubbles: true, detail: this.chosen(typed) }));
    }

    chosen(typed) {
      var mode = this.querySelector("input:checked").value;
      var minutes = mode === "toets" ? parseInt(this.field("minutes").value, 10) : 0;
      return { mode: mode, minutes: minutes > 0 ? Math.min(minutes, 999) : 0, code: typed };
    }
  }

  customElements.define("ml-setup", Setup);
})(window.medialijn);
