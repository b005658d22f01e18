/* The address of a quiz says how it is made and where in it the reader is: parts after the #, with & between them.
   oefenen, toets or toets-10 (minutes) is the mode, trekking-ABC234 the draw code, anything else a place on the page. */
(function (medialijn) {
  "use strict";

  medialijn.address = {
    read: function (hash) {
      var found = { place: "" };
      hash.slice(1).split("&").forEach(function (part) {
        var mode = /^(oefenen|toets)(?:-([1-9]\d{0,2}))?$/.exec(part);
        if (mode) {
          found.mode = mode[1];
          found.minutes = mode[1] === "toets" ? Number(mode[2] || 0) : 0;
        } else if (part.startsWith("trekking-")) found.code = part.slice(9);
        else found.place = part;
      });
      return found;
    },
    /* The address of a place in a quiz that is made so; what goes without saying is left out. */
    write: function (setting, place) {
      var parts = [place];
      if (setting.code) parts.unshift("trekking-" + setting.code);
      if (setting.mode === "toets") parts.unshift("toets" + (setting.minutes ? "-" + setting.minutes : ""));
      return "#" + parts.join("&");
    }
  };
})(window.medialijn);
