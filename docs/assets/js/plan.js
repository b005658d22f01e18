/* The lesson plan: buttons that print it or one sheet of it, and that copy the lines for parents. Without this script
   the browser's own print and copy do the same. */
(function () {
  "use strict";
  var doc = document;

  function each(selector, work) {
    Array.prototype.forEach.call(doc.querySelectorAll(selector), work);
  }

  /* A text for a message: list items numbered, what is in italics only is a note to the teacher. */
  function plainText(block) {
    var lines = [];
    block.querySelectorAll("p, li").forEach(function (part) {
      var text = part.textContent.trim();
      var note = part.children.length === 1 && part.children[0].tagName === "EM" && part.children[0].textContent === text;
      if (!text || note || (part.tagName === "P" && part.closest("li"))) return;
      var list = part.tagName === "LI" && part.parentNode;
      var number = list && list.tagName === "OL" ? Array.prototype.indexOf.call(list.children, part) + 1 + ". " : "";
      lines.push(number + text);
    });
    return lines.join("\n");
  }

  each("[data-plan-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var only = doc.getElementById(button.getAttribute("data-plan-print"));
      if (only) only.classList.add("is-only");
      window.print();
    });
  });
  window.addEventListener("afterprint", function () {
    each(".is-only", function (sheet) { sheet.classList.remove("is-only"); });
  });

  each("[data-plan-copy]", function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var block = doc.getElementById(button.getAttribute("data-plan-copy"));
      var told = block.querySelector("[data-copied]");
      navigator.clipboard.writeText(plainText(block.querySelector(".ml-prose"))).then(function () {
        told.textContent = told.getAttribute("data-copied");
      });
    });
  });
})();
