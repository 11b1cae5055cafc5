/* Search: over both readings, without regard to accents and capitals, in one string for each. */
{
  const SHOWN = 60;
  const AROUND = 48;
  const PLAIN = /^[\x00-\x7f‘’“”–—…]*$/;
  const OTHERWISE = { "ſ": "s", "ß": "ss", "æ": "ae", "œ": "oe", "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-" };
  const fold = (letters) => (PLAIN.test(letters) ? letters : letters.normalize("NFD").replace(/\p{M}+/gu, ""))
    .toLowerCase().replace(/[ſßæœ‘’ʼ“”„«»‐‑–]/g, (letter) => OTHERWISE[letter]);
  const panel = part("search");
  const query = part("query");
  const status = one(".status", panel);
  const results = one(".results", panel);
  const more = one(".more", panel);
  const BLOCKS = "p, div, section, li, td, th, dd, dt, blockquote, h2, h3, h4, h5, h6, caption, figure, pre";
  const scopes = all("[data-words]:not([data-words=none])").filter((scope) => !scope.parentElement.closest("[data-words]"));

  /* One string a reading; nodes[i] begins at starts[i]. White space is one space, a block's edge two line feeds. */
  const build = (other) => {
    const nodes = [], starts = [], pieces = [];
    let length = 0, block = null, spaced = true;
    for (const scope of scopes) {
      const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
        node.nodeType === 1
          ? (node.matches(`.${other}, [data-words=none]`) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP)
          : NodeFilter.FILTER_ACCEPT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const around = node.parentElement.closest(BLOCKS);
        if (around !== block) { block = around; pieces.push("\n"); length += 1; spaced = true; }
        let folded = fold(node.data).replace(/\s+/g, " ");
        if (spaced) folded = folded.replace(/^ /, "");
        if (!folded) continue;
        spaced = folded.endsWith(" ");
        nodes.push(node); starts.push(length); pieces.push(folded);
        length += folded.length;
      }
    }
    return { nodes, starts, all: pieces.join("") };
  };
  let indices = null;
  const index = () => (indices ??= one(".readings input")
    ? { printed: build("corrected"), corrected: build("printed") }
    : { printed: build("corrected") });

  const nodeAt = ({ starts }, offset) => {
    let low = 0, high = starts.length;
    while (low < high) { const middle = (low + high) >> 1; if (starts[middle] <= offset) low = middle + 1; else high = middle; }
    return low - 1;
  };
  /* The place in a node where its folded text is `wanted` characters long. */
  const unfold = (node, wanted, skipsSpace) => {
    let low = 0, high = node.data.length;
    const size = (end) => { let folded = fold(node.data.slice(0, end)).replace(/\s+/g, " "); if (skipsSpace) folded = folded.replace(/^ /, ""); return folded.length; };
    while (low < high) { const middle = (low + high) >> 1; if (size(middle) < wanted) low = middle + 1; else high = middle; }
    return low;
  };
  const find = (reading, wanted) => {
    const found = [];
    const where = index()[reading];
    for (let at = where.all.indexOf(wanted); at >= 0; at = where.all.indexOf(wanted, at + wanted.length)) {
      const node = nodeAt(where, at);
      found.push({ reading, at, node: where.nodes[node], within: at - where.starts[node], number: node });
    }
    return found;
  };
  const order = (a, b) => a.node === b.node ? a.within - b.within
    : a.node.compareDocumentPosition(b.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  const search = (wanted) => {
    const printed = find("printed", wanted);
    if (!index().corrected) return printed;
    const seen = new Map();
    for (const hit of printed) { if (!seen.has(hit.node)) seen.set(hit.node, new Set()); seen.get(hit.node).add(hit.within); }
    const extra = find("corrected", wanted).filter((hit) => !seen.get(hit.node)?.has(hit.within));
    return extra.length ? [...printed, ...extra].sort(order) : printed;
  };
  const range = (hit, length) => {
    const where = index()[hit.reading];
    const last = nodeAt(where, hit.at + length - 1);
    const made = document.createRange();
    const skips = (number) => number > 0 && /\s$/.test(where.nodes[number - 1].data);
    const start = unfold(hit.node, hit.within + 1, skips(hit.number)) - 1;
    made.setStart(hit.node, Math.max(0, start));
    made.setEnd(where.nodes[last], unfold(where.nodes[last], hit.at + length - where.starts[last], skips(last)));
    return made;
  };
  /* Words around a hit, as they are written: from its own block, in its own reading. */
  const context = (hit, length) => {
    const where = index()[hit.reading];
    let first = hit.number, last = nodeAt(where, hit.at + length - 1);
    const edge = (position) => where.all.charAt(position) === "\n";
    while (first > 0 && where.starts[first] > hit.at - AROUND && !edge(where.starts[first] - 1)) first -= 1;
    while (last + 1 < where.nodes.length && where.starts[last + 1] < hit.at + length + AROUND && !edge(where.starts[last + 1] - 1)) last += 1;
    const found = range(hit, length);
    const collect = (from, to, startNode, startOffset, endNode, endOffset) => where.nodes.slice(from, to + 1)
      .map((node) => node.data.slice(node === startNode ? startOffset : 0, node === endNode ? endOffset : undefined)).join("").replace(/\s+/g, " ");
    const before = collect(first, hit.number, null, 0, found.startContainer, found.startOffset);
    const end = nodeAt(where, hit.at + length - 1);
    const after = collect(end, last, found.endContainer, found.endOffset, null, 0);
    const match = collect(hit.number, end, found.startContainer, found.startOffset, found.endContainer, found.endOffset);
    const cut = before.length > AROUND, cutAfter = after.length > AROUND;
    return [
      cut ? `… ${before.slice(-AROUND).replace(/^\S*\s+/, "")}` : before, match,
      cutAfter ? `${after.slice(0, AROUND).replace(/\s+\S*$/, "")} …` : after];
  };
  const say = (template, values) => Object.entries(values).reduce((words, [name, value]) => words.replace(`{${name}}`, value), template);
  const item = (hit, length) => {
    const [before, match, after] = context(hit, length);
    const block = hit.node.parentElement.closest("[id]");
    const number = hit.node.parentElement.closest(".paragraph, .stanza, .speech")?.querySelector(".number");
    const link = document.createElement("a");
    link.href = `#${block?.id ?? "edition:text"}`;
    const bold = document.createElement("b");
    bold.textContent = match;
    const small = document.createElement("small");
    small.textContent = [number && `¶ ${number.textContent} `, hit.node.parentElement.closest(".printed, .corrected") && one(`.reading-${hit.reading} + span`).textContent].filter(Boolean).join("· ");
    link.append(small, number || small.textContent ? " " : "", before, bold, after);
    link.addEventListener("click", () => go(hit, length));
    const line = document.createElement("li");
    line.append(link);
    return line;
  };
  const go = (hit, length) => {
    if (one(".readings input") && hit.node.parentElement.closest(".printed, .corrected")) choose(one(`.reading-${hit.reading}`));
    const found = range(hit, length);
    if (CSS.highlights) CSS.highlights.set("found", new Highlight(found));
    requestAnimationFrame(() => found.startContainer.parentElement.scrollIntoView({ block: "center" }));
  };
  if (CSS.highlights) { /* here, because a checker of style sheets need not know it */
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("::highlight(found) { background-color: light-dark(#f5dd8a, #6a5314); color: inherit }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  let hits = [], length = 0, shown = 0;
  const show = () => {
    results.append(...hits.slice(shown, shown + SHOWN).map((hit) => item(hit, length)));
    shown = Math.min(hits.length, shown + SHOWN);
    more.hidden = shown >= hits.length;
  };
  const update = () => {
    const wanted = fold(query.value).replace(/\s+/g, " ").trim();
    results.replaceChildren();
    CSS.highlights?.delete("found");
    hits = wanted.length > 1 ? search(wanted) : [];
    length = wanted.length;
    shown = 0;
    const words = status.dataset;
    const places = new Set(hits.map((hit) => hit.node.parentElement.closest(".paragraph, .stanza, .speech, [id]"))).size;
    status.textContent = wanted.length < 2 ? "" : hits.length
      ? say(words.count, {
        found: hits.length === 1 ? words.one : say(words.many, { count: hits.length }),
        places: places === 1 ? words.passage : say(words.passages, { count: places }),
      })
      : words.none;
    show();
  };
  let timer;
  panel.addEventListener("toggle", (event) => { if (event.newState === "open") setTimeout(index, 50); });
  query.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(update, 120); });
  one("form", panel).addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); update(); });
  more.addEventListener("click", show);
}
