/* The frame of every page: menus, the search button, print. Everything but search works without this script. */
(function () {
  "use strict";
  var doc = document;

  function openPops() {
    return Array.prototype.slice.call(doc.querySelectorAll("details.ml-pop[open]"));
  }

  /* Tab goes round in an open dialog; the theme gives its results no place in the tab order, so we walk them too. */
  function stayInside(event, box) {
    var stops = Array.prototype.filter.call(box.querySelectorAll("input, button, a[href]"), function (stop) {
      return stop.getClientRects().length > 0;
    });
    var next = stops.indexOf(doc.activeElement) + (event.shiftKey ? -1 : 1);
    event.preventDefault();
    stops[(next + stops.length) % stops.length].focus();
  }

  function setUpSearch() {
    var toggle = doc.getElementById("__search");
    var opener = doc.querySelector("[data-ml-search]");
    var closer = doc.querySelector("[data-ml-search-close]");
    var field = doc.querySelector(".ml-search__input");
    if (!toggle || !opener || !closer || !field) return;
    opener.addEventListener("click", function () {
      if (!toggle.checked) toggle.click();
      field.focus();
    });
    closer.addEventListener("click", function () {
      if (toggle.checked) toggle.click();
      opener.focus();
    });
    toggle.addEventListener("change", function () {
      opener.setAttribute("aria-expanded", String(toggle.checked));
    });
    /* Before the theme's own listener, which would close the search on Tab and lose the place. */
    window.addEventListener("keydown", function (event) {
      if (!toggle.checked) return;
      if (event.key === "Escape") {
        event.stopImmediatePropagation();
        closer.click();
      } else if (event.key === "Tab") {
        event.stopImmediatePropagation();
        stayInside(event, doc.querySelector(".ml-search__box"));
      }
    }, true);
  }

  /* The theme keeps the choice but does not show which one it is. */
  function showPalette() {
    var choices = doc.querySelectorAll('input[name="__palette"]');
    var stored = typeof window.__md_get === "function" ? window.__md_get("__palette") : null;
    var index = stored && choices[stored.index] ? stored.index : 0;
    if (choices.length) choices[index].checked = true;
  }

  doc.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    openPops().forEach(function (pop) {
      pop.open = false;
      pop.querySelector("summary").focus();
    });
  });
  doc.addEventListener("click", function (event) {
    openPops().forEach(function (pop) {
      if (!pop.contains(event.target)) pop.open = false;
    });
  });

  /* Folds stand open in the page; on a narrow screen they would push the content away. */
  if (window.matchMedia("(max-width: 59.99em)").matches) {
    doc.querySelectorAll("details.ml-fold").forEach(function (fold) {
      fold.open = false;
    });
  }
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
  setUpSearch();
  showPalette();
})();
