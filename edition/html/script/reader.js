/* What the page does beyond HTML and CSS: it remembers, tells the place, explains marks, cites. */
"use strict";
const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const part = (name) => document.getElementById(`edition:${name}`);
const text = one(".text");
root.classList.add("scripted");

/* Memory: choices and place of this edition; a browser that keeps nothing is fine. */
const shelf = `edition:${document.title}:${text.textContent.length}`;
const memory = {
  read() { try { return JSON.parse(localStorage.getItem(shelf)) ?? {}; } catch { return {}; } },
  write(change) { try { localStorage.setItem(shelf, JSON.stringify({ ...memory.read(), ...change })); } catch { /* private window */ } },
};
const inputs = all(".bar input, .display input");
const keyOf = (input) => input.className || input.value;
const kept = memory.read();
for (const input of inputs) {
  if (kept.inputs && keyOf(input) in kept.inputs) input.checked = kept.inputs[keyOf(input)];
  input.addEventListener("change", () =>
    memory.write({ inputs: Object.fromEntries(inputs.map((each) => [keyOf(each), each.checked])) }));
}
const choose = (input, checked = true) => {
  if (!input) return;
  input.checked = checked;
  input.dispatchEvent(new Event("change"));
};

/* Place: how far one has read, under which heading, in which paragraph. */
const numbers = all(".number", text);
const headings = all(".contents ol a").map((link) => ({ link, target: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
  .filter(({ target }) => target);
const here = one(".here");
const progress = one(".progress");
const lastAbove = (items, element) => { /* binary search: positions only grow downwards */
  let low = 0, high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (element(items[middle]).getBoundingClientRect().top <= innerHeight * .3) low = middle + 1; else high = middle;
  }
  return items[low - 1];
};
let current, waiting = false;
const tellPlace = () => {
  waiting = false;
  const box = text.getBoundingClientRect();
  const read = Math.min(1, Math.max(0, -box.top / Math.max(1, box.height - innerHeight)));
  progress.style.setProperty("--read", read.toFixed(4));
  const heading = lastAbove(headings, ({ target }) => target);
  current = lastAbove(numbers, (number) => number);
  for (const { link } of headings) if (link.hasAttribute("aria-current") && link !== heading?.link) link.removeAttribute("aria-current");
  heading?.link.setAttribute("aria-current", "true");
  here.textContent = [heading?.link.textContent, current && `¶ ${current.textContent}`].filter(Boolean).join(", ");
  if (current) memory.write({ place: current.hash, number: current.textContent });
};
const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(tellPlace); } };
addEventListener("scroll", soon, { passive: true });
addEventListener("resize", soon);
if (kept.place && kept.number > 1 && !location.hash) {
  const link = one(".resume a");
  link.href = kept.place;
  link.textContent = link.dataset.label.replace("{number}", kept.number);
  link.parentElement.hidden = false;
}
soon();

/* Pop-up: the row of a register, or a citation, beside the place it is about. */
const popup = part("popup");
let origin = null;
const place = (box) => {
  if (innerWidth <= 640) { popup.style.cssText = ""; return; }
  const { offsetWidth: width, offsetHeight: height } = popup;
  const below = box.bottom + height + 12 < innerHeight;
  popup.style.left = `${Math.max(8, Math.min(box.left - 24, innerWidth - width - 16))}px`;
  popup.style.top = `${Math.max(8, below ? box.bottom + 8 : box.top - height - 8)}px`;
};
const show = (nodes, from) => {
  origin = from;
  popup.replaceChildren(...nodes);
  if (!popup.matches(":popover-open")) popup.showPopover();
  place(from.getBoundingClientRect());
  popup.focus({ preventScroll: true });
};
popup.addEventListener("toggle", (event) => {
  if (event.newState === "closed" && origin && (document.activeElement === document.body || popup.contains(document.activeElement))) origin.focus({ preventScroll: true });
});
const explain = (link) => {
  const row = document.getElementById(link.hash.slice(1));
  if (!row) return;
  const copy = row.cloneNode(true);
  for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id");
  const box = document.createElement("div");
  box.className = `${row.closest(".register").className.replace("register", "")}`;
  box.append(...copy.childNodes);
  one(".where", box).href = link.hash;
  one(".where", box).textContent = one(`[id="${row.closest(".register").getAttribute("aria-labelledby")}"]`).firstChild.textContent.trim() + " →";
  show([box], link);
};
const citeButton = (label, value) => {
  const button = document.createElement("button");
  button.textContent = label;
  button.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(value); } catch {
      const area = document.createElement("textarea");
      area.value = value;
      popup.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = part("popup").dataset.copied;
  });
  return button;
};
const cite = (number) => {
  if (!number) return;
  const reference = one(".about .citation").cloneNode(true);
  const address = (one("link[rel=canonical]")?.href ?? location.href.split("#")[0]) + number.hash;
  reference.append(` ¶ ${number.textContent}. `);
  const link = document.createElement("a");
  link.href = number.hash;
  link.textContent = address.length > 90 ? number.hash : address;
  const words = `${reference.textContent.trim()} ${address}`;
  reference.append(link);
  show([reference, citeButton(popup.dataset.copy, words)], number);
};
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || getSelection().toString()) return;
  const link = event.target.closest("a.sign, a.call, a.number");
  if (link) {
    event.preventDefault();
    if (link.matches(".number")) { history.replaceState(null, "", link.hash); cite(link); } else explain(link);
  } else if (!event.target.closest("a, button, input, label, .panel")) {
    const marked = event.target.closest(".text [id]:not(.paragraph)");
    const sign = marked?.nextElementSibling;
    if (sign?.matches("a.sign") && sign.checkVisibility()) explain(sign);
  }
});

/* A link into a panel's target closes the panel; a link to a hidden reading shows that reading. */
for (const panel of all(".panel")) panel.addEventListener("click", (event) => {
  if (event.target.closest("a[href^='#']") && panel.matches(":popover-open")) panel.hidePopover();
});
addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const only = target?.closest(".printed, .corrected");
  if (only) choose(one(only.matches(".printed") ? ".reading-printed" : ".reading-corrected"));
});

/* Download: the TEI as it was, unpacked from what the page holds. */
one(".download").addEventListener("click", async (event) => {
  if (!("DecompressionStream" in window)) return;
  event.preventDefault();
  const link = event.currentTarget;
  const packed = Uint8Array.from(atob(link.href.split(",")[1]), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const address = URL.createObjectURL(new Blob([await new Response(stream).arrayBuffer()], { type: "application/tei+xml" }));
  const save = document.createElement("a");
  save.href = address;
  save.download = link.download.replace(/\.gz$/, "");
  save.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
});

/* Keys: single ones, which can be switched off (WCAG 2.2, 2.1.4). */
const step = (direction) => {
  const links = headings.map(({ link }) => link);
  const now = links.findIndex((link) => link.hasAttribute("aria-current"));
  const target = headings[Math.min(headings.length - 1, Math.max(0, now + direction))];
  if (target) location.hash = target.link.hash;
};
if (headings.length < 2) one(".steps").hidden = true;
one(".previous").addEventListener("click", () => step(-1));
one(".next").addEventListener("click", () => step(1));
const open = (name) => { const panel = part(name); if (panel.matches(":popover-open")) panel.hidePopover(); else panel.showPopover(); };
const keys = {
  r() { choose(one(".readings input:not(:checked)")); },
  m() {
    const marks = all(".display [class^=show-]");
    const on = marks.some((mark) => !mark.checked);
    for (const mark of marks) choose(mark, on);
  },
  c() { open("contents"); one("#edition\\:contents a")?.focus(); },
  d() { open("display"); one(".display input")?.focus(); },
  "/"() { open("search"); part("query").focus(); },
  "."() { cite(current ?? numbers[0]); },
  "["() { step(-1); },
  "]"() { step(1); },
};
addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !one(".shortcuts").checked) return;
  const act = keys[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(); }
});
part("search").addEventListener("toggle", (event) => { if (event.newState === "open") part("query").focus(); });
