"use strict";
// Choosing a cell shows its words; choosing words shows their cells. Without this script the same links lead there.
(() => {
  const report = document.getElementById("report");
  const record = document.getElementById("record");
  const choice = document.getElementById("choice");
  const choiceText = document.getElementById("choice-text");
  const live = document.getElementById("live");
  const cells = [...record.querySelectorAll(".cell")];
  const shelves = [...record.querySelectorAll(".shelf")];
  const wordsOf = new Map();
  for (const word of report.querySelectorAll("[data-c]")) {
    for (const id of word.dataset.c.split(" ")) {
      if (!wordsOf.has(id)) wordsOf.set(id, []);
      wordsOf.get(id).push(word);
    }
  }
  let cameFrom = null; // where Escape puts the focus back
  let lit = [];
  let litCell = null;

  const many = (n, one, more) => `${n} ${n === 1 ? one : more}`;
  const short = (text) => {
    const words = text.replace(/\s+/g, " ").trim();
    return words.length > 60 ? `${words.slice(0, 60)}…` : words;
  };
  const isWide = () => window.matchMedia("(min-width: 60rem)").matches;

  function unlight() {
    for (const element of lit) element.classList.remove("on", "picked", "chosen");
    lit = [];
    litCell = null;
  }

  function mark(element, name) {
    element.classList.add(name);
    lit.push(element);
  }

  function unfilter() {
    record.classList.remove("filtered");
    choice.hidden = true;
    for (const element of [...cells, ...shelves]) element.hidden = false;
  }

  // The words that a link of the record leads to, if it leads to any.
  function wordOf(link) {
    const target = document.getElementById((link.getAttribute("href") || "").slice(1));
    return target && report.contains(target) ? target : null;
  }

  function focusOn(element) {
    if (!element.matches("a, button, [tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  function remember(id) {
    try {
      if (location.hash !== `#${id}`) history.pushState(null, "", `#${id}`);
    } catch {
      // A page in a sandboxed frame has no history to write to; the choice works all the same.
    }
  }

  function light(cell) {
    const isNew = cell !== litCell;
    unlight();
    litCell = cell;
    mark(cell, "chosen");
    const words = wordsOf.get(cell.id) || [];
    for (const word of words) mark(word, "on");
    if (!isNew) return words;
    const name = cell.querySelector(".name");
    live.textContent = `${short(name ? name.textContent : cell.id)}: ${many(words.length, "passage", "passages")} marked in the report.`;
    return words;
  }

  // A cell's words: light them all, and bring one of them into view.
  function showWords(cell, word) {
    const words = light(cell);
    const target = word || words[0];
    if (!target) return;
    mark(target, "picked");
    target.scrollIntoView({ block: "center" });
  }

  function showCell(cell) {
    if (cell.hidden) unfilter();
    cell.scrollIntoView({ block: "nearest" });
    focusOn(cell);
    if (isWide()) showWords(cell);
    else light(cell);
  }

  // The cells of words: leave only those in the record.
  function showCells(word) {
    const ids = new Set(word.dataset.c.split(" "));
    unlight();
    unfilter();
    for (const other of wordsOf.get(word.dataset.c.split(" ")[0]) || []) mark(other, "on");
    mark(word, "picked");
    for (const cell of cells) {
      cell.hidden = !ids.has(cell.id);
      if (!cell.hidden) mark(cell, "chosen");
    }
    for (const shelf of shelves) shelf.hidden = !shelf.querySelector(".cell:not([hidden])");
    record.classList.add("filtered");
    choiceText.textContent = `${many(ids.size, "entry", "entries")} for “${short(word.textContent)}”`;
    choice.hidden = false;
    live.textContent = `${choiceText.textContent} shown in the record. Press Escape to show all.`;
    cameFrom = word;
    record.scrollTop = 0;
    focusOn(choice);
    if (!isWide()) choice.scrollIntoView({ block: "start" });
  }

  function clear() {
    if (!lit.length && choice.hidden) return;
    unlight();
    unfilter();
    live.textContent = "All entries shown.";
    if (cameFrom) {
      focusOn(cameFrom);
      cameFrom.scrollIntoView({ block: "nearest" });
    }
    cameFrom = null;
  }

  function open(id) {
    const target = id && document.getElementById(id);
    if (!target) return clear();
    if (target.matches(".cell")) showCell(target);
    else if (target.matches("[data-c]")) showCells(target);
    else if (target.closest("[hidden]") || target.matches(".shelf")) {
      unfilter();
      target.scrollIntoView();
    }
  }

  report.addEventListener("click", (event) => {
    const word = event.target.closest("[data-c]");
    if (!word || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Words were selected to copy them; a click by keyboard has no detail and selects nothing.
    if (event.detail > 0 && String(window.getSelection())) return event.preventDefault();
    event.preventDefault();
    remember(word.dataset.c.split(" ")[0]);
    showCells(word);
  });

  record.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    const cell = event.target.closest(".cell");
    const target = link && document.getElementById((link.getAttribute("href") || "").slice(1));
    if (target && target.matches(".cell")) {
      event.preventDefault();
      remember(target.id);
      cameFrom = link;
      showCell(target);
    } else if (target && cell && report.contains(target)) {
      event.preventDefault();
      remember(target.id);
      cameFrom = link;
      showWords(cell, target);
      focusOn(target);
    } else if (target && (target.closest("[hidden]") || target.matches(".shelf"))) {
      unfilter(); // and let the link do its work
    } else if (!link && cell && !event.target.closest("summary") && !String(window.getSelection())) {
      remember(cell.id);
      cameFrom = cell;
      showWords(cell);
    }
  });

  record.addEventListener("focusin", (event) => {
    // A pointer's focus comes before its click: scrolling then would move the page under the pointer.
    const cell = event.target.closest(".cell");
    if (!cell || event.target === cell || !event.target.matches(":focus-visible")) return;
    const target = wordOf(event.target);
    if (!isWide()) light(cell);
    else if (target || cell !== litCell) showWords(cell, target);
  });

  document.getElementById("choice-clear").addEventListener("click", clear);
  document.getElementById("choice-back").addEventListener("click", () => {
    if (!cameFrom) return;
    cameFrom.scrollIntoView({ block: "center" });
    focusOn(cameFrom);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  window.addEventListener("popstate", () => open(location.hash.slice(1)));
  let opened = []; // for print only
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
  open(location.hash.slice(1));
})();
