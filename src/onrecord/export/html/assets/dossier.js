"use strict";
// A quotation opens its words in their paragraph, over the page. Without this script it leads to them in the report.
(() => {
  const dialog = document.getElementById("words");
  const title = document.getElementById("words-title");
  const facts = document.getElementById("words-facts");
  const text = document.getElementById("words-text");
  const more = document.getElementById("words-more");
  let cameFrom = null;

  const wordsOf = (id) => [...document.querySelectorAll(`.source [data-c~="${CSS.escape(id)}"]`)];

  function unlight() {
    for (const word of document.querySelectorAll(".source .on, .source .picked")) word.classList.remove("on", "picked");
  }

  // The paragraphs that hold the words, without what leads away from them.
  function copies(words, id) {
    const blocks = [...new Set(words.map((word) => word.closest(".b")).filter(Boolean))];
    return blocks.map((block) => {
      const copy = block.cloneNode(true);
      for (const link of copy.querySelectorAll("a")) {
        const plain = document.createElement("span");
        plain.className = link.className;
        plain.dataset.c = link.dataset.c || "";
        plain.append(...link.childNodes);
        link.replaceWith(plain);
      }
      for (const word of copy.querySelectorAll("[data-c]")) {
        if (word.dataset.c.split(" ").includes(id)) word.classList.add("on");
      }
      for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
      return copy;
    });
  }

  function open(link) {
    const id = link.dataset.quote || link.id;
    const words = wordsOf(id);
    const source = words.length && words[0].closest(".source");
    if (!source) return false;
    title.textContent = source.querySelector(".headline").textContent;
    title.lang = source.querySelector(".headline").lang;
    facts.textContent = `${source.id} · ${source.dataset.outlet} · origin: ${source.dataset.origin}`;
    text.lang = source.querySelector(".text").lang;
    text.replaceChildren(...copies(words, id));
    more.href = link.getAttribute("href");
    more.dataset.quote = id;
    cameFrom = link;
    dialog.showModal();
    title.focus();
    const first = text.querySelector(".on");
    if (first) first.scrollIntoView({ block: "center" });
    return true;
  }

  function show(id) {
    unlight();
    const words = wordsOf(id);
    for (const word of words) word.classList.add("on");
    if (!words.length) return;
    words[0].classList.add("picked");
    words[0].scrollIntoView({ block: "center" });
    if (!words[0].matches("a")) words[0].tabIndex = -1;
    words[0].focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a.q");
    if (link && !String(window.getSelection()) && open(link)) event.preventDefault();
  });
  more.addEventListener("click", (event) => {
    event.preventDefault();
    cameFrom = null;
    dialog.close();
    show(more.dataset.quote);
  });
  document.getElementById("words-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  });
  dialog.addEventListener("close", () => {
    if (cameFrom) cameFrom.focus({ preventScroll: true });
    cameFrom = null;
  });
  let opened = []; // for print only
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
})();
