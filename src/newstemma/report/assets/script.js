"use strict";
// Shows one screen at a time, opens the pane, listens to keys. Without it the page is one column with everything in it.
(function () {
  var root = document.documentElement;
  var pane = document.getElementById("notes");
  var stories = Array.prototype.slice.call(document.querySelectorAll("article.story"));
  var list = document.getElementById("stories");
  var asked = null; // what opened the pane; closing goes back there
  var here = null; // {story, screen}
  root.classList.add("js");

  function plain(hash) { try { return decodeURIComponent(hash); } catch (e) { return hash; } }
  function byId(id) { return id ? document.getElementById(id) : null; }
  function noteOf(node) { return node && pane.contains(node) ? node.closest(".note") : null; }
  function screens(story) { return Array.prototype.slice.call(story.querySelectorAll(":scope > .screen")); }

  function show(story, key) {
    if (list) list.hidden = !!story;
    if (list) document.querySelector(".pile-head").classList.toggle("hide", !!story); // still the page's first heading
    stories.forEach(function (s) { s.hidden = s !== story; });
    here = { story: story, screen: "" };
    if (!story) return;
    var all = screens(story);
    var prefix = story.dataset.prefix;
    var found = all.filter(function (s) { return s.id === prefix + key; })[0] || all[0];
    all.forEach(function (s) { s.hidden = s !== found; });
    here.screen = found.id.slice(prefix.length);
    story.querySelectorAll(".tabs a").forEach(function (a) {
      if (a.dataset.screen === here.screen) {
        a.setAttribute("aria-current", "page");
        // The tab row scrolls by itself on a narrow screen; the page must not jump for it.
        var row = a.parentNode;
        row.scrollLeft = Math.max(0, a.offsetLeft - row.clientWidth / 2 + a.offsetWidth / 2);
      } else a.removeAttribute("aria-current");
    });
  }

  // The page grows narrow beside the pane: what was asked about keeps its height on the screen.
  function keeping(node, change) {
    var before = node && node.getBoundingClientRect().top;
    change();
    if (node && document.contains(node) && before > 0 && before < window.innerHeight) window.scrollBy(0, node.getBoundingClientRect().top - before);
  }

  function open(note, part) {
    pane.querySelectorAll(".note").forEach(function (n) { n.hidden = n !== note; });
    pane.querySelector(".bar-title").textContent = note.dataset.title;
    keeping(asked, function () { root.classList.add("asking"); });
    document.querySelectorAll(".asked").forEach(function (n) { n.classList.remove("asked"); });
    if (asked) asked.classList.add("asked");
    // On a narrow screen the pane lies over the lower part: the row asked about goes up above it.
    var up = asked && window.innerWidth < 992 ? asked.getBoundingClientRect().bottom - window.innerHeight * 0.26 : 0;
    if (up > 0) window.scrollBy(0, up);
    pane.scrollTop = 0;
    var down = part && part !== note ? part.getBoundingClientRect().top - pane.getBoundingClientRect().top : 0;
    if (down > pane.clientHeight / 2) pane.scrollTop = down - pane.querySelector(".bar").offsetHeight - 8;
    pane.focus({ preventScroll: true });
  }

  function close() {
    if (!root.classList.contains("asking")) return;
    keeping(asked, function () { root.classList.remove("asking"); });
    document.querySelectorAll(".asked").forEach(function (n) { n.classList.remove("asked"); });
    if (here) address(here.story ? here.story.dataset.prefix + here.screen : "stories");
    if (asked && document.contains(asked)) asked.focus({ preventScroll: true });
    asked = null;
  }

  function address(hash) { try { history.replaceState(null, "", "#" + hash); } catch (e) { /* some viewers of local files forbid it */ } }

  function storyOf(id) {
    return stories.filter(function (s) { return s.dataset.prefix ? id.indexOf(s.dataset.prefix) === 0 : true; })[0] || null;
  }

  function go(hash, first) {
    var id = plain(hash);
    var target = byId(id);
    if (!id || id === "main") { if (first) show(list ? null : stories[0]); return; }
    if (id === "stories") { close(); show(null); window.scrollTo(0, 0); return; }
    var story = storyOf(id);
    var prefix = story ? story.dataset.prefix : "";
    var place = id.slice(prefix.length);
    var cut = place.indexOf("/");
    // "matrix/c05/L" is the note c05 at its source L, asked for on the matrix; "articles/La:c05" a passage, and without it its article.
    var part = noteOf(target) ? target : null;
    if (!target && cut > -1) {
      var tail = byId(prefix + place.slice(cut + 1)) || byId(prefix + place.slice(cut + 1, place.lastIndexOf("/")));
      part = noteOf(tail) ? tail : null;
    }
    if (!target && !part) target = byId(id.slice(0, id.lastIndexOf(":"))) || byId(prefix + place.slice(0, cut));
    if (part) {
      var note = noteOf(part);
      if (!here) show(note.id === "keys" && list ? null : story || stories[0], target ? "" : place.slice(0, cut));
      else if (note.id !== "keys" && (here.story !== story || !target)) show(story, target ? "" : place.slice(0, cut));
      open(note, part);
      if (here.story && note.id !== "keys") address(prefix + here.screen + "/" + part.id.slice(prefix.length));
      return;
    }
    if (!target) { if (first) show(list ? null : stories[0]); return; }
    var screen = target.closest(".screen");
    if (screen === list && list) { show(null); } else if (screen) { show(screen.closest("article.story"), screen.id.slice(screen.closest("article.story").dataset.prefix.length)); }
    if (window.innerWidth < 992) root.classList.remove("asking");
    if (target === screen) {
      // A screen opens at its head; the tabs stay where they are when they already stick.
      var tabs = here.story.querySelector(".tabs");
      var top = here.story.querySelector(".head").getBoundingClientRect().bottom + window.scrollY;
      if (first || window.scrollY > top) window.scrollTo(0, first ? 0 : top);
      if (tabs && !first) screen.focus({ preventScroll: true });
      return;
    }
    for (var box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    document.querySelectorAll(".found").forEach(function (n) { n.classList.remove("found"); });
    if (target.classList.contains("claimed")) target.classList.add("found");
    target.scrollIntoView({ block: target.classList.contains("claimed") ? "center" : "start" });
    var head = target.querySelector("summary");
    if (head) head.focus({ preventScroll: true });
    else if (target.tagName === "A") target.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href^='#']") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.classList.contains("skip")) return;
    var hash = link.getAttribute("href").slice(1);
    var target = byId(plain(hash));
    event.preventDefault();
    if (noteOf(target) && !pane.contains(link)) asked = link;
    if (!noteOf(target)) try { history.pushState(null, "", "#" + hash); } catch (e) { /* the page works without */ }
    go(hash, false);
  });
  pane.tabIndex = -1;
  pane.querySelector(".close").addEventListener("click", close);
  window.addEventListener("popstate", function () { go(location.hash.slice(1), false); });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { close(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    var story = here && here.story;
    if (event.key === "?") { asked = document.activeElement; open(byId("keys")); return; }
    if (event.key === "0" && list) { go("stories", false); return; }
    if (!story) return;
    var all = screens(story);
    if (event.key >= "1" && event.key <= "9" && all[+event.key - 1]) {
      var id = all[+event.key - 1].id;
      try { history.pushState(null, "", "#" + id); } catch (e) { /* the page works without */ }
      go(id, false);
    } else if (event.key === "w" && byId(story.dataset.prefix + "why")) {
      asked = document.activeElement;
      go(story.dataset.prefix + "why", false);
    } else if (event.key === "/") {
      var screen = byId(story.dataset.prefix + "matrix");
      if (!screen) return;
      event.preventDefault();
      go(screen.id, false);
      screen.querySelector("input").focus();
    }
  });

  // The squares are one tab stop too: as many as claims would be a long way round.
  document.querySelectorAll(".squares").forEach(function (squares) {
    var boxes = Array.prototype.slice.call(squares.querySelectorAll(".box"));
    boxes.forEach(function (box, n) { box.tabIndex = n ? -1 : 0; });
    squares.addEventListener("keydown", function (event) {
      var by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -boxes.length, End: boxes.length }[event.key];
      if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
      var at = boxes.indexOf(event.target), to = boxes[Math.max(0, Math.min(boxes.length - 1, at + by))];
      event.preventDefault();
      event.target.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
    });
  });

  document.querySelectorAll("table.matrix").forEach(function (table) {
    var screen = table.closest(".screen"), finds = screen.querySelector(".finds"), told = screen.querySelector(".left");
    var groups = Array.prototype.slice.call(table.tBodies);
    var orders = {
      differ: [],
      single: ["single_source", "reprinted", "conflicting", "superseded", "corroborated"],
      most: ["corroborated", "conflicting", "superseded", "reprinted", "single_source"]
    };
    groups.forEach(function (group) { group.given = Array.prototype.slice.call(group.querySelectorAll(".m-row")); });

    function fold(group, shut) {
      group.classList.toggle("folded", shut);
      group.querySelector(".group-fold").setAttribute("aria-expanded", String(!shut));
    }
    groups.forEach(function (group) {
      var button = group.querySelector(".group-fold");
      fold(group, button.hasAttribute("data-folded"));
      button.addEventListener("click", function () { fold(group, !group.classList.contains("folded")); });
    });

    // Rows move within their groups, groups change places: the first of an order opens.
    function sort(by) {
      var order = orders[by], rank = function (group) { return order.length ? order.indexOf(group.classList[0]) : groups.indexOf(group); };
      groups.slice().sort(function (a, b) { return rank(a) - rank(b); }).forEach(function (group) {
        var rows = group.given.slice();
        if (by === "most") rows.sort(function (a, b) { return b.dataset.n - a.dataset.n; });
        rows.forEach(function (row) { group.appendChild(row); });
        table.appendChild(group);
      });
      if (by !== "differ" && table.tBodies[0]) fold(table.tBodies[0], false);
      screen.querySelectorAll("[data-sort]").forEach(function (b) { b.setAttribute("aria-pressed", String(b.dataset.sort === by)); });
      stop();
    }
    screen.querySelectorAll("[data-sort]").forEach(function (button) {
      button.addEventListener("click", function () { sort(button.dataset.sort); });
    });

    function words(row) {
      return Array.prototype.map.call(row.querySelectorAll(".m-claim, .cell-value"), function (n) { return n.textContent; }).join(" ").toLowerCase();
    }
    function chosen(name) { var field = finds.querySelector(name); return field ? field.value : ""; }
    function sift() {
      var wanted = finds.querySelector("input").value.trim().toLowerCase();
      var of = chosen(".by-status"), column = chosen(".by-silence"), by = chosen(".by-speaker");
      var left = 0, all = 0;
      groups.forEach(function (group) {
        var shown = 0;
        group.given.forEach(function (row) {
          var cell = column === "" ? null : row.querySelectorAll(".m-cell")[+column];
          row.hidden = (!!wanted && words(row).indexOf(wanted) < 0) || (!!cell && !cell.classList.contains("silent")) ||
            (by !== "" && (" " + (row.dataset.by || "") + " ").indexOf(" " + by + " ") < 0);
          all += 1;
          if (!row.hidden) shown += 1;
        });
        group.hidden = shown === 0 || (!!of && !group.classList.contains(of));
        if (wanted || of || column || by) fold(group, false);
        left += group.hidden ? 0 : shown;
      });
      screen.querySelector(".nothing").hidden = left > 0;
      told.textContent = left === all ? "" : left + " of " + all + " claims";
      stop();
    }
    finds.addEventListener("input", sift);
    finds.addEventListener("change", sift);

    // One tab stop; arrows move in it.
    table.setAttribute("role", "grid");
    table.querySelectorAll("td").forEach(function (cell) { cell.setAttribute("role", "gridcell"); });
    function stops(row) {
      return row.classList.contains("m-group") ? [row.querySelector("button")] : Array.prototype.map.call(row.children, function (cell) { return cell.querySelector("a") || cell; });
    }
    function rows() {
      return Array.prototype.filter.call(table.querySelectorAll("tbody > tr"), function (row) {
        var group = row.parentNode;
        return !group.hidden && !row.hidden && (row.classList.contains("m-group") || !group.classList.contains("folded"));
      });
    }
    var current = null;
    function set(node) {
      if (current) current.tabIndex = -1;
      current = node;
      if (node) node.tabIndex = 0;
    }
    function stop() {
      var row = current && current.closest("tr");
      if (!row || rows().indexOf(row) < 0) set(rows().length ? stops(rows()[0])[0] : null);
    }
    table.querySelectorAll("tbody a, tbody button, .m-cell.silent").forEach(function (node) { node.tabIndex = -1; });
    stop();
    table.addEventListener("focusin", function (event) {
      var cell = event.target.closest("tbody a, tbody button, .m-cell");
      if (cell) set(cell);
    });
    function step(row, by, column) {
      var all = rows(), at = all.indexOf(row) + by;
      if (!all[at]) return;
      var held = stops(all[at]);
      held[Math.min(column, held.length - 1)].focus();
    }
    screen.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
      var inside = table.tBodies.length && event.target.closest("tbody") && table.contains(event.target);
      if (!inside) {
        if ((event.key === "j" || event.key === "k") && current) { current.focus(); event.preventDefault(); }
        return;
      }
      var row = current.closest("tr"), held = stops(row), column = held.indexOf(current);
      if (row.classList.contains("m-group")) column = table.column || 0;
      else table.column = column;
      var moves = {
        ArrowDown: function () { step(row, 1, column); }, j: function () { step(row, 1, column); },
        ArrowUp: function () { step(row, -1, column); }, k: function () { step(row, -1, column); },
        ArrowRight: function () { if (held[column + 1]) held[column + 1].focus(); },
        ArrowLeft: function () { if (held[column - 1]) held[column - 1].focus(); },
        Home: function () { held[0].focus(); }, End: function () { held[held.length - 1].focus(); },
        Enter: function () { if (current.tagName === "TD") { row.querySelector("a").click(); asked = current; } }
      };
      if (!moves[event.key] || (event.key === "Enter" && current.tagName !== "TD")) return;
      event.preventDefault();
      event.stopPropagation();
      moves[event.key]();
    });
  });

  go(location.hash.slice(1), true);
  // The browser scrolls to an address by itself once all is loaded: a screen is to be seen with its head.
  window.addEventListener("load", function () {
    var target = byId(plain(location.hash.slice(1)));
    if (target && target.classList.contains("screen")) window.scrollTo(0, 0);
  });
})();
