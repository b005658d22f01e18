/* What this site keeps on the device of a reader, and the reading settings. It stands at the top of the page and is short,
   so that the settings hold before anything is shown. Nothing is ever sent; without storage all else still works.
   Attribute: data-site, so that two sites on one host keep their own. */
(function (medialijn) {
  "use strict";
  var root = document.documentElement;
  var site = document.currentScript.getAttribute("data-site");
  var prefix = "medialijn:" + site + ":";
  var SETTINGS = { letters: { attribute: "data-ml-text", values: ["groot", "extra"] }, ruimte: { attribute: "data-ml-room", values: ["ruim"] } };

  function tried(work) {
    try { return work(window.localStorage); } catch (error) { return null; }
  }

  medialijn.device = {
    site: site,
    get: function (name) { return tried(function (store) { return store.getItem(prefix + name); }); },
    /* Says what stands in the way of keeping it: nothing, which is empty, or that the device is "full" or "blocked". */
    set: function (name, value) {
      try {
        window.localStorage.setItem(prefix + name, value);
        return "";
      } catch (error) {
        return /quota/i.test(error.name) ? "full" : "blocked";
      }
    },
    remove: function (name) { tried(function (store) { store.removeItem(prefix + name); }); },
    /* The names with this start of what is kept. */
    names: function (start) {
      return (tried(Object.keys) || []).filter(function (key) { return key.indexOf(prefix + start) === 0; })
        .map(function (key) { return key.slice(prefix.length); });
    }
  };

  /* Shows the page with this value of a reading setting; an unknown value is the standard one. */
  medialijn.showSetting = function (name, value) {
    var setting = SETTINGS[name];
    if (setting.values.indexOf(value) >= 0) root.setAttribute(setting.attribute, value);
    else root.removeAttribute(setting.attribute);
  };
  Object.keys(SETTINGS).forEach(function (name) {
    medialijn.showSetting(name, medialijn.device.get(name));
  });

  /* What waits for scripts is there from the start; the theme says so only when the whole page has been read. */
  root.classList.remove("no-js");

  /* Folds stand open in the page; on a narrow screen they would push the content away, so they close as they come in. */
  if (window.matchMedia("(max-width: 59.99em)").matches) {
    var arrivals = new MutationObserver(function (changes) {
      changes.forEach(function (change) {
        change.addedNodes.forEach(function (node) {
          if (node.nodeName === "DETAILS" && node.classList.contains("ml-fold")) node.open = false;
        });
      });
    });
    arrivals.observe(root, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", function () { arrivals.disconnect(); });
  }

  /* On a first visit the theme itself sees to dark colours only after the page has been shown in light ones. A page without
     the theme, which has a data-scope, follows what was chosen on a page with it. */
  var scope = document.currentScript.getAttribute("data-scope");
  var stored = scope
    ? tried(function (store) { return JSON.parse(store.getItem(scope + ".__palette")); })
    : typeof window.__md_get === "function" && tried(function () { return window.__md_get("__palette"); });
  if (scope && stored && stored.index) {
    document.body.setAttribute("data-md-color-scheme", stored.color.scheme);
  } else if ((scope || !stored) && window.matchMedia("(prefers-color-scheme: dark)").matches) {
    document.body.setAttribute("data-md-color-scheme", "slate");
  }
})(window.medialijn = window.medialijn || {});
