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

  function byId(id) { return id ? document.getElementById(id) : null; }
  function isNote(node) { return !!node && node.classList.contains("note"); }
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

  function open(note) {
    pane.querySelectorAll(".note").forEach(function (n) { n.hidden = n !== note; });
    pane.querySelector(".bar-title").textContent = note.dataset.title;
    root.classList.add("asking");
    pane.scrollTop = 0;
    pane.tabIndex = -1;
    pane.focus({ preventScroll: true });
  }

  function close() {
    if (!root.classList.contains("asking")) return;
    root.classList.remove("asking");
    if (here) address(here.story ? here.story.dataset.prefix + here.screen : "stories");
    if (asked && document.contains(asked)) asked.focus({ preventScroll: true });
    asked = null;
  }

  function address(hash) { try { history.replaceState(null, "", "#" + hash); } catch (e) { /* some viewers of local files forbid it */ } }

  function storyOf(id) {
    return stories.filter(function (s) { return s.dataset.prefix ? id.indexOf(s.dataset.prefix) === 0 : true; })[0] || null;
  }

  function go(hash, first) {
    var id = hash;
    try { id = decodeURIComponent(hash); } catch (e) { /* shown as it is */ }
    var target = byId(id);
    if (!id || id === "main") { if (first) show(list ? null : stories[0]); return; }
    if (id === "stories") { close(); show(null); window.scrollTo(0, 0); return; }
    var story = storyOf(id);
    var cut = id.lastIndexOf("/");
    var last = cut > -1 && story ? byId(story.dataset.prefix + id.slice(cut + 1)) : null;
    if (isNote(target) || (!target && isNote(last))) {
      var note = isNote(target) ? target : last;
      if (!here || here.story !== story || !isNote(target)) {
        if (note.id !== "keys") show(story, target ? "" : id.slice(story.dataset.prefix.length, cut));
        else if (!here) show(list ? null : stories[0]);
      }
      open(note);
      if (here.story && note.id !== "keys") address(here.story.dataset.prefix + here.screen + "/" + note.id.slice(here.story.dataset.prefix.length));
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
    target.scrollIntoView({ block: "start" });
    var head = target.querySelector("summary");
    if (head) head.focus({ preventScroll: true });
    else if (target.tagName === "A") target.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href^='#']") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.classList.contains("skip")) return;
    var hash = link.getAttribute("href").slice(1);
    var target = byId(decodeURIComponent(hash));
    event.preventDefault();
    if (isNote(target) && !pane.contains(link)) asked = link;
    if (!isNote(target)) try { history.pushState(null, "", "#" + hash); } catch (e) { /* the page works without */ }
    go(hash, false);
  });
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

  document.querySelectorAll(".group-fold").forEach(function (button) {
    var group = button.closest("tbody");
    function fold(shut) { group.classList.toggle("folded", shut); button.setAttribute("aria-expanded", String(!shut)); }
    fold(button.hasAttribute("data-folded"));
    button.addEventListener("click", function () { fold(!group.classList.contains("folded")); });
  });

  document.querySelectorAll(".finds").forEach(function (finds) {
    var screen = finds.closest(".screen");
    var input = finds.querySelector("input"), status = finds.querySelector(".by-status"), silence = finds.querySelector(".by-silence");
    function sift() {
      var wanted = input.value.trim().toLowerCase();
      var of = status ? status.value : "", column = silence ? silence.value : "";
      var left = 0;
      screen.querySelectorAll(".matrix > tbody").forEach(function (group) {
        var shown = 0;
        group.querySelectorAll(".m-row").forEach(function (row) {
          var cell = column === "" ? null : row.querySelectorAll(".m-cell")[+column];
          row.hidden = (!!wanted && row.textContent.toLowerCase().indexOf(wanted) < 0) || (!!cell && !cell.classList.contains("silent"));
          if (!row.hidden) shown += 1;
        });
        group.hidden = shown === 0 || (!!of && !group.classList.contains(of));
        if (wanted || of || column) {
          group.classList.remove("folded");
          group.querySelector(".group-fold").setAttribute("aria-expanded", "true");
        }
        left += group.hidden ? 0 : shown;
      });
      screen.querySelector(".nothing").hidden = left > 0;
    }
    finds.addEventListener("input", sift);
    finds.addEventListener("change", sift);
  });

  go(location.hash.slice(1), true);
  // The browser scrolls to an address by itself once all is loaded: a screen is to be seen with its head.
  window.addEventListener("load", function () {
    var target = byId(decodeURIComponent(location.hash.slice(1)));
    if (target && target.classList.contains("screen")) window.scrollTo(0, 0);
  });
})();
