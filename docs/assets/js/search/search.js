/* The search page: what is typed stands behind the # of its address, so that going back shows the same results. */
(function () {
  "use strict";
  var ranking = window.medialijn.ranking;
  var MOST = 20, QUIET = 400;

  /* A page in a folder is opened by its file; a server finds that by itself. */
  function opened(address, protocol) {
    return protocol === "file:" ? address.replace(/(^|\/)(?=#|$)/, "$1index.html") : address;
  }

  function typedInAddress() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (_) {
      return "";
    }
  }

  function marked(text, words) {
    return ranking.pieces(text, words).map(function (piece) {
      var node = document.createElement(piece.isFound ? "mark" : "span");
      node.textContent = piece.text;
      return node;
    });
  }

  class Search extends HTMLElement {
    connectedCallback() {
      this.input = this.querySelector("input");
      this.template = this.querySelector("template").content;
      this.index = ranking.indexOf(window.medialijn.texts);
      var form = this.querySelector("form");
      form.hidden = false;
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      this.input.addEventListener("input", this.onTyped.bind(this));
      window.addEventListener("hashchange", this.onAddress.bind(this));
      this.onAddress();
      this.input.focus();
    }

    onTyped() {
      var query = this.input.value.trim();
      history.replaceState(null, "", query ? "#" + encodeURIComponent(query) : location.pathname + location.search);
      this.show(query);
    }

    onAddress() {
      this.input.value = typedInAddress();
      this.show(this.input.value.trim());
    }

    show(query) {
      var found = query ? ranking.search(this.index, query) : [];
      this.querySelector("ol").replaceChildren.apply(this.querySelector("ol"), found.slice(0, MOST).map(this.row, this));
      this.querySelector(".ml-search__none").hidden = !query || found.length > 0;
      /* A reader hears the number once the typing stops, not at every letter. */
      clearTimeout(this.waiting);
      this.waiting = setTimeout(this.tell.bind(this, query, found.length), QUIET);
    }

    tell(query, count) {
      var name = count > MOST ? "most" : count > 1 ? "count" : count ? "count-one" : "none";
      var text = this.template.querySelector('[data-word="' + name + '"]').textContent;
      this.querySelector('[role="status"]').textContent = query ? text.replace("{count}", Math.min(count, MOST)) : "";
    }

    row(result) {
      var row = this.template.querySelector("li").cloneNode(true), link = row.querySelector("a");
      link.href = opened(this.dataset.root + result.entry[1], location.protocol);
      link.replaceChildren.apply(link, marked(result.entry[2], result.words));
      row.children[1].textContent = result.entry[0];
      row.children[2].replaceChildren.apply(row.children[2], marked(ranking.passage(result.entry[4], result.words), result.words));
      return row;
    }
  }

  customElements.define("ml-search", Search);
})();
