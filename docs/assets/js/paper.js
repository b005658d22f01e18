/* What to print of a lesson: what is ticked stands on the page, and only that comes out of the printer. Without this
   script all sheets stand there, and all are printed. */
(function () {
  "use strict";
  var doc = document;
  var choose = doc.querySelector("[data-choose]");
  if (!choose) return;
  var nothing = doc.querySelector("[data-nothing-chosen]");
  var boxes = Array.prototype.slice.call(choose.querySelectorAll("input"));

  function show() {
    boxes.forEach(function (box) { doc.getElementById(box.value).hidden = !box.checked; });
    var any = boxes.some(function (box) { return box.checked; });
    nothing.textContent = any ? "" : nothing.getAttribute("data-nothing-chosen");
  }

  /* Who follows a link to a sheet wants to see it. */
  function showAsked() {
    boxes.forEach(function (box) { if ("#" + box.value === location.hash) box.checked = true; });
    show();
  }

  choose.hidden = false;
  doc.querySelector("[data-without-script]").hidden = true;
  choose.addEventListener("change", show);
  choose.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    if (button.hasAttribute("data-choose-print")) {
      if (!nothing.textContent) window.print();
      return;
    }
    boxes.forEach(function (box) { box.checked = Boolean(button.getAttribute("data-choose-all")); });
    show();
  });
  window.addEventListener("hashchange", showAsked);
  showAsked();
})();
