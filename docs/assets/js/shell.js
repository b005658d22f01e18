/* The frame of every page: menus, words, colours and print. All of it can be read without this script. */
(function () {
  "use strict";
  var doc = document;

  function openPops() {
    return Array.prototype.slice.call(doc.querySelectorAll("details.ml-pop[open]"));
  }

  /* The theme keeps the choice but does not show which one it is. */
  function showPalette() {
    var choices = doc.querySelectorAll('input[name="__palette"]');
    var stored = null;
    var index;
    try {
      stored = window.__md_get("__palette");
    } catch (error) { /* no theme, or a browser that keeps nothing */ }
    index = stored && choices[stored.index] ? stored.index : 0;
    if (choices.length) choices[index].checked = true;
  }

  /* The meaning of a word opens by style alone. Escape closes it while pointer or focus stay there; it can open again
     once both have left, or when its word is pressed. */
  function closeTerms() {
    doc.querySelectorAll(".ml-term:hover, .ml-term:focus-within").forEach(function (term) {
      term.classList.add("is-off");
    });
  }
  function onTermLeft(event) {
    var term = event.target.closest && event.target.closest(".ml-term.is-off");
    if (!term || term.contains(event.relatedTarget)) return;
    var stays = event.type === "mouseout" ? term.contains(doc.activeElement) : term.matches(":hover");
    if (!stays) term.classList.remove("is-off");
  }
  doc.addEventListener("mouseout", onTermLeft);
  doc.addEventListener("focusout", onTermLeft);

  doc.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    closeTerms();
    openPops().forEach(function (pop) {
      pop.open = false;
      pop.querySelector("summary").focus();
    });
  });
  doc.addEventListener("click", function (event) {
    var term = event.target.closest(".ml-term");
    if (term) term.classList.remove("is-off");
    openPops().forEach(function (pop) {
      if (!pop.contains(event.target)) pop.open = false;
    });
  });

  window.addEventListener("beforeprint", function () {
    doc.querySelectorAll("#inhoud details:not([open])").forEach(function (fold) {
      fold.open = true;
      fold.setAttribute("data-ml-print", "");
    });
  });
  window.addEventListener("afterprint", function () {
    doc.querySelectorAll("[data-ml-print]").forEach(function (fold) {
      fold.open = false;
      fold.removeAttribute("data-ml-print");
    });
  });
  showPalette();
})();
