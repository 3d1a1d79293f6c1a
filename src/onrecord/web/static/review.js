// One key a judgement, in the review queue.
"use strict";
(() => {
  const items = [...document.querySelectorAll(".queue > li")];
  if (!items.length && !document.querySelector("[data-key]")) return;
  let at = 0;
  const mark = (to, look) => {
    items.forEach((one) => one.classList.remove("at"));
    at = Math.max(0, Math.min(items.length - 1, to));
    if (!items.length) return;
    items[at].classList.add("at");
    if (look) items[at].focus();
  };
  const press = (key) => {
    const near = items.length ? items[at].querySelector(`[data-key="${key}"]`) : null;
    const found = near || document.querySelector(`form.judge [data-key="${key}"]`);
    if (found && (near || key === "u")) found.click();
  };
  items.forEach((one, index) => one.addEventListener("focusin", () => mark(index, false)));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "j") mark(at + 1, true);
    else if (event.key === "k") mark(at - 1, true);
    else if ("arcu".includes(event.key)) press(event.key);
    else return;
    event.preventDefault();
  });
  mark(0, false);
})();
