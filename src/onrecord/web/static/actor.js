// Puts the actor's positions in their place, which take longer to find than the rest of the page.
"use strict";

(async () => {
  const place = document.querySelector("[data-load]");
  if (!place) return;
  const answer = await fetch(place.dataset.load, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-part=held]");
  if (!found) return;
  place.querySelector("p").replaceWith(document.adoptNode(found));
})();
