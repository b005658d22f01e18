/* The register of lessons that were given: reading a file, writing one, and counting. Pure functions; the page of a
   lesson and the page of the register share them. sources/register.py and coverage/taught.py do the same at the build. */
window.medialijn = window.medialijn || {};
window.medialijn.register = (function () {
  "use strict";
  var COLUMNS = ["school_year", "class", "lesson", "date"];
  var MAX_BYTES = 2000000;
  var MAX_ROWS = 20000;
  var CLASS = /^(?=.{1,12}$)[0-9A-Za-z]+(?:[ .-][0-9A-Za-z]+)*$/;
  var LESSON = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  var DAY = /^(20[0-9]{2})-([0-9]{2})-([0-9]{2})$/;
  var DAY_OF_SPREADSHEET = /^([0-9]{1,2})-([0-9]{1,2})-(20[0-9]{2})$/;

  function classKey(name) { return name.toLowerCase().replace(/[ .]/g, "-"); }

  /* The day as 2026-11-05, also from the 5-11-2026 that a spreadsheet makes of it; empty when there is no such day. */
  function dayOf(written) {
    var iso = DAY.exec(written);
    var sheet = DAY_OF_SPREADSHEET.exec(written);
    var parts = iso ? iso.slice(1) : sheet ? sheet.slice(1).reverse() : [];
    if (!parts.length) return "";
    var day = new Date(Date.UTC(+parts[0], +parts[1] - 1, +parts[2]));
    return day.getUTCMonth() === +parts[1] - 1 && day.getUTCDate() === +parts[2] ? day.toISOString().slice(0, 10) : "";
  }

  function schoolYearOf(day, start) {
    var first = +day.slice(0, 4) - (day.slice(5) < start ? 1 : 0);
    return first + "-" + (first + 1);
  }

  function cellsOf(line) { return line.split(";").map(function (cell) { return cell.trim(); }); }

  /* {entry} for a row, or {fault} with the word for what is wrong with it. */
  function readRow(cells, start) {
    if (cells.length !== COLUMNS.length) return { fault: "columns" };
    if (!CLASS.test(cells[1])) return { fault: "class" };
    if (!LESSON.test(cells[2])) return { fault: "lesson" };
    var day = dayOf(cells[3]);
    if (!day) return { fault: "date" };
    if (cells[0] !== schoolYearOf(day, start)) return { fault: "year" };
    return { entry: { year: cells[0], name: cells[1], lesson: cells[2], day: day } };
  }

  /* {entries}, or {fault, line} for the first line that is wrong: a file counts as a whole or not at all. */
  function read(text, start) {
    var lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
    if (cellsOf(lines[0]).join(";") !== COLUMNS.join(";")) return { fault: "header", line: 1 };
    var entries = [];
    for (var at = 1; at < lines.length; at += 1) {
      if (!lines[at].trim()) continue;
      if (entries.length === MAX_ROWS) return { fault: "rows", line: at + 1 };
      var row = readRow(cellsOf(lines[at]), start);
      if (row.fault) return { fault: row.fault, line: at + 1 };
      entries.push(row.entry);
    }
    return { entries: entries };
  }

  /* Each lesson of a class on a day once, and how many were there more than once. */
  function withoutDoubles(entries) {
    var seen = Object.create(null);
    var once = entries.filter(function (entry) {
      var key = [entry.year, classKey(entry.name), entry.lesson, entry.day].join(";");
      if (seen[key]) return false;
      seen[key] = true;
      return true;
    });
    return { entries: once, doubles: entries.length - once.length };
  }

  /* A spreadsheet runs a cell that begins like this as a formula; a quote before it keeps it a text. */
  function cell(value) {
    var text = String(value);
    if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[";\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }
  function write(rows) {
    return "\ufeff" + rows.map(function (row) { return row.map(cell).join(";") + "\r\n"; }).join("");
  }
  function writeEntries(entries) {
    return write([COLUMNS].concat(entries.map(function (one) { return [one.year, one.name, one.lesson, one.day]; })));
  }

  /* Every class that the plan or an entry names, the newest school year first; as class_records in taught.py. */
  function records(data, entries) {
    var found = Object.create(null);
    var unknown = [];
    function keyOf(year, name) { return year + ";" + classKey(name); }
    data.classes.forEach(function (one) {
      found[keyOf(one.year, one.name)] = { year: one.year, name: one.name, group: one.group, planned: one.planned, given: Object.create(null) };
    });
    entries.forEach(function (entry) {
      if (!Object.prototype.hasOwnProperty.call(data.lessons, entry.lesson)) {
        unknown.push(entry);
        return;
      }
      var key = keyOf(entry.year, entry.name);
      var record = found[key] = found[key] || { year: entry.year, name: entry.name, group: "", planned: [], given: Object.create(null) };
      (record.given[entry.lesson] = record.given[entry.lesson] || []).push(entry.day);
    });
    var keys = Object.keys(found).sort(function (one, other) {
      var first = one.split(";"), second = other.split(";");
      if (first[0] !== second[0]) return first[0] < second[0] ? 1 : -1;
      return first[1] < second[1] ? -1 : 1;
    });
    return { classes: keys.map(function (key) { return found[key]; }), unknown: unknown };
  }

  function isFor(article, group) {
    if (!group) return true;
    var number = +group.split("-")[1];
    return (group.split("-")[0] === "leerjaar" ? "vo" : "po") === article.sector &&
      (!article.years.length || article.years.indexOf(number) >= 0);
  }

  /* How many parts of an article these lessons, {id: anything}, reach. */
  function reached(article, lessons) {
    return article.parts.filter(function (ways) {
      return ways.some(function (way) {
        return way.every(function (group) { return group.some(function (lesson) { return lesson in lessons; }); });
      });
    }).length;
  }

  /* The articles of a class, each with how many of its parts it was given and are planned for it. */
  function articlesOf(record, articles) {
    var planned = Object.create(null);
    record.planned.forEach(function (lesson) { planned[lesson] = true; });
    return articles.filter(function (article) { return isFor(article, record.group); }).map(function (article) {
      return { article: article, total: article.parts.length, given: reached(article, record.given), planned: reached(article, planned) };
    });
  }

  /* The figures of a class; as ClassCount in taught.py. */
  function count(record, articles) {
    var own = articlesOf(record, articles);
    function many(test) { return own.filter(test).length; }
    return {
      lessonsPlanned: record.planned.length,
      lessonsGiven: Object.keys(record.given).length,
      lessonsKept: record.planned.filter(function (lesson) { return lesson in record.given; }).length,
      articlesPlanned: many(function (one) { return one.planned === one.total; }),
      articlesGiven: many(function (one) { return one.given === one.total; }),
      articlesPartly: many(function (one) { return one.given > 0 && one.given < one.total; })
    };
  }

  /* 2026-11-05 as people write it: 5 november 2026. */
  function longDay(day) {
    return new Date(day + "T12:00").toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  }

  /* Hands a text to the reader as a file. */
  function save(name, text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  return {
    MAX_BYTES: MAX_BYTES, read: read, readRow: readRow, withoutDoubles: withoutDoubles, schoolYearOf: schoolYearOf,
    write: write, writeEntries: writeEntries, records: records, articlesOf: articlesOf, count: count, longDay: longDay, save: save
  };
})();
