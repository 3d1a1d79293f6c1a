// Joins the parts of a statement under the pointer or the focus, and offers a link to what is selected.
"use strict";

(() => {
  const text = document.querySelector(".text");
  if (!text) return;

  function join(id) {
    for (const part of document.querySelectorAll(".joined")) part.classList.remove("joined");
    if (!id) return;
    for (const part of document.querySelectorAll(`[data-statement="${CSS.escape(id)}"]`))
      part.classList.add("joined");
  }
  const of = (event) => event.target.closest && event.target.closest("[data-statement]");
  for (const kind of ["pointerover", "focusin"])
    document.addEventListener(kind, (event) => {
      const part = of(event);
      join(part && part.dataset.statement);
    });
  document.addEventListener("focusout", () => join(null));

  // One stop of the keyboard for each statement in the text; Enter goes to its entry in the list.
  for (const mark of text.querySelectorAll(".mark[id^=text-]")) {
    mark.tabIndex = 0;
    mark.setAttribute("role", "link");
    mark.setAttribute("aria-label", mark.title);
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== mark) return;
      const entry = document.querySelector(`#s-${CSS.escape(mark.dataset.statement)} .number`);
      if (entry) entry.focus();
    });
  }

  // Characters of onrecord are Unicode code points; a browser counts UTF-16 units.
  const points = (words) => Array.from(words).length;
  const drawn = text.querySelector(".onrecord");
  let offer = null;
  document.addEventListener("selectionchange", () => {
    if (offer) offer.remove();
    offer = null;
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!drawn.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.setStart(drawn, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = points(before.toString());
    const words = range.toString();
    if (!words) return;
    const asked = new URLSearchParams({ at: `${start}-${start + points(words)}` });
    if (words.length <= 1000) asked.set("quote", words);
    offer = document.createElement("a");
    offer.className = "selected";
    offer.href = `/reports/${text.dataset.report}?${asked}#at`;
    offer.textContent = "Link to these words";
    text.append(offer);
  });
})();
