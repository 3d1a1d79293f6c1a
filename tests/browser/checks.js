// What a reader who does not see, or has no mouse, needs: gives a list of what is wrong in the page.
() => {
  const wrong = [];
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const text = (ids) => (ids || "").split(/\s+/).map((id) => document.getElementById(id)?.textContent || "").join("");
  const name = (e) =>
    (e.getAttribute("aria-label") || text(e.getAttribute("aria-labelledby")) ||
      [...(e.labels || [])].map((l) => l.textContent).join("") || e.textContent || e.title ||
      e.getAttribute("alt") || "").trim();
  const say = (what, e) => wrong.push(`${what}: ${e.outerHTML.slice(0, 120)}`);

  if (!document.documentElement.lang) wrong.push("no language");
  if (!document.title.trim()) wrong.push("no title");
  for (const one of ["main", "nav", "header"])
    if (!document.querySelector(one)) wrong.push(`no ${one}`);
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) wrong.push(`id twice: ${id}`);
  for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary"))
    if (shown(e) && !name(e)) say("no name", e);
  for (const e of document.querySelectorAll("svg"))
    if (shown(e) && e.getAttribute("aria-hidden") !== "true" && !(e.getAttribute("role") && name(e)))
      say("drawing without role and name", e);
  for (const e of document.querySelectorAll("[aria-labelledby], [aria-describedby]"))
    for (const id of `${e.getAttribute("aria-labelledby") || ""} ${e.getAttribute("aria-describedby") || ""}`.trim().split(/\s+/))
      if (!document.getElementById(id)) say(`names ${id}, which is not there`, e);
  for (const e of document.querySelectorAll("table"))
    if (!e.querySelector("th") || !(e.caption || e.getAttribute("aria-label"))) say("table without heads or caption", e);
  let last = 0;
  const heads = [...document.querySelectorAll("h1, h2, h3, h4")].filter(shown);
  if (heads.filter((e) => e.tagName === "H1").length !== 1) wrong.push("not one h1");
  for (const e of heads) {
    const level = Number(e.tagName[1]);
    if (level > last + 1) say(`h${level} under h${last}`, e);
    last = level;
  }
  for (const e of document.querySelectorAll("[tabindex]"))
    if (e.tabIndex > 0) say("takes itself out of the order", e);

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (value) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = value;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const part = (c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ground = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const own = colour(getComputedStyle(at).backgroundColor);
      layers.push(own);
      if (own[3] === 255) break;
    }
    let under = [255, 255, 255];
    for (const own of layers.reverse()) under = under.map((c, i) => (own[i] * own[3] + c * (255 - own[3])) / 255);
    return under;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.textContent.trim() || seen.has(e) || !shown(e) || e.closest("svg, [aria-hidden=true], script, option")) continue;
    seen.add(e);
    const style = getComputedStyle(e);
    const [a, b] = [light(colour(style.color)), light(ground(e))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (contrast < (large ? 3 : 4.5)) say(`contrast ${contrast.toFixed(2)}`, e);
  }
  return wrong;
}
