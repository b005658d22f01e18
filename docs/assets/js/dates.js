/* The days of kept work, which count from 1970, as a reader knows them. */
(function (medialijn) {
  "use strict";

  medialijn.date = function (day) {
    return new Date(day * 86400000).toLocaleDateString("nl-NL", { day: "numeric", month: "long", timeZone: "UTC" });
  };
})(window.medialijn);
