// Lets the two clocks be dragged: a slider over each day, and what it shows is fetched and put in place.
"use strict";

(() => {
  const form = document.querySelector("[data-clocks]");
  if (!form) return;
  const DAY = 86400000;
  const number = (day) => Math.round(Date.parse(day + "T00:00:00Z") / DAY);
  const day = (value) => new Date(value * DAY).toISOString().slice(0, 10);
  let latest = 0;
  let waiting = 0;

  function address() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) asked.append(name, value);
    const query = asked.toString();
    return location.pathname + (query ? "?" + query : "");
  }

  async function show() {
    const own = ++latest;
    const to = address();
    const answer = await fetch(to, { headers: { Accept: "text/html" } });
    if (!answer.ok || own !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (own !== latest) return;
    for (const part of document.querySelectorAll("[data-part]")) {
      const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (fresh) part.replaceWith(document.adoptNode(fresh));
    }
    history.replaceState(null, "", to);
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(show, 60);
  }

  for (const clock of form.querySelectorAll("[data-clock]")) {
    const field = clock.querySelector("input[type=date]");
    const first = number(clock.dataset.first);
    const last = number(clock.dataset.last);
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = first;
    slider.max = last;
    slider.value = field.value ? number(field.value) : last;
    slider.setAttribute("aria-label", clock.querySelector("legend").textContent);
    const told = () => slider.setAttribute("aria-valuetext", day(Number(slider.value)));
    told();
    slider.addEventListener("input", () => {
      field.value = day(Number(slider.value));
      told();
      soon();
    });
    field.addEventListener("change", () => {
      if (field.value) slider.value = number(field.value);
      told();
      soon();
    });
    // A step keeps the page where it is: the link's days are put in the fields.
    clock.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const name = link.getAttribute("aria-label");
      field.value = new URL(link.href).searchParams.get(field.name) || "";
      slider.value = field.value ? number(field.value) : last;
      told();
      show().then(() => {
        const same = name && clock.querySelector(`a[aria-label^="${name.split(",")[0]},"]`);
        (same || slider).focus();
      });
    });
    clock.append(slider);
  }
})();
