// The source on the page <-> characters of the document: a selection becomes part, start and end, and words are walked by keys.
// Every run of characters carries data-at, the offset of its first character in the document's own text, counted in whole
// characters; a run with data-to is shown otherwise than it stands and counts as one. A script counts UTF-16 units, so a
// character outside the basic plane is two of them: lengths go through `characters`.
(() => {
  "use strict";
  const characters = (text) => { let n = 0; for (const _ of text) n += 1; return n; };
  const source = () => document.querySelector("[data-source]");
  const runsIn = (root) => [...root.querySelectorAll("[data-at]")];
  const startOf = (run) => Number(run.dataset.at);
  const endOf = (run) => ("to" in run.dataset ? Number(run.dataset.to) : startOf(run) + characters(run.textContent));
  const runOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-at]");

  // A boundary inside a run -> its offset; a run that is shown otherwise is taken whole.
  const offsetIn = (run, node, at, isEnd) => {
    if ("to" in run.dataset) return isEnd ? endOf(run) : startOf(run);
    const before = document.createRange();
    before.setStart(run, 0);
    before.setEnd(node, at);
    return startOf(run) + characters(before.toString());
  };

  // What is selected in the source: {part, start, end, quote}; null when nothing is, {wrong} when it spans title and text.
  const selected = () => {
    const root = source(), selection = getSelection();
    if (!root || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!root.contains(range.startContainer) && !root.contains(range.endContainer)) return null;
    const runs = runsIn(root).filter((run) => range.intersectsNode(run));
    const touched = runs.filter((run) => {
      const inside = document.createRange();
      inside.selectNodeContents(run);
      return range.compareBoundaryPoints(Range.START_TO_END, inside) > 0 && range.compareBoundaryPoints(Range.END_TO_START, inside) < 0;
    });
    if (!touched.length) return null;
    const first = touched[0], last = touched.at(-1);
    const part = first.closest("[data-part]").dataset.part;
    if (last.closest("[data-part]").dataset.part !== part) return { wrong: "Select words of the title or of the text, not of both." };
    const start = runOf(range.startContainer) === first ? offsetIn(first, range.startContainer, range.startOffset, false) : startOf(first);
    const end = runOf(range.endContainer) === last ? offsetIn(last, range.endContainer, range.endOffset, true) : endOf(last);
    if (start >= end) return null;
    let quote = "", paragraph = null;
    for (const run of touched) {
      if (paragraph && run.closest("[data-part]") !== paragraph) quote += " ";
      paragraph = run.closest("[data-part]");
      const text = [...run.textContent], from = Math.max(0, start - startOf(run)), to = Math.max(0, end - startOf(run));
      quote += "to" in run.dataset ? run.textContent : text.slice(from, to).join("");
    }
    return { part, start, end, quote };
  };

  // Words of the source in order, made once for each source: a word is where it stands in the text of its paragraph.
  let madeFor = null, words = [], anchor = 0, caret = 0;
  const list = () => {
    const root = source();
    if (root === madeFor) return words;
    madeFor = root;
    words = [];
    for (const paragraph of root ? root.querySelectorAll("[data-part]") : []) {
      const cutter = new Intl.Segmenter(root.lang || undefined, { granularity: "word" });
      for (const piece of cutter.segment(paragraph.textContent)) {
        if (piece.isWordLike) words.push({ paragraph, from: piece.index, to: piece.index + piece.segment.length });
      }
    }
    anchor = caret = 0;
    return words;
  };
  const place = (paragraph, at, isEnd) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const after = before + node.length;
      if (isEnd ? at <= after : at < after) return [node, at - before];
      before = after;
    }
    return [paragraph, paragraph.childNodes.length];
  };
  const rangeOf = (from, to) => {
    const range = document.createRange();
    range.setStart(...place(from.paragraph, from.from, false));
    range.setEnd(...place(to.paragraph, to.to, true));
    return range;
  };
  const show = () => {
    const all = list();
    if (!all.length) return;
    const range = rangeOf(all[Math.min(anchor, caret)], all[Math.max(anchor, caret)]);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const at = rangeOf(all[caret], all[caret]).getBoundingClientRect();
    const pane = source().closest(".source-pane"), box = pane.getBoundingClientRect();
    const moves = pane.scrollHeight > pane.clientHeight ? pane : source();
    if (at.bottom > Math.min(box.bottom, innerHeight) - 80) moves.scrollBy(0, at.bottom - Math.min(box.bottom, innerHeight) + 160);
    else if (at.top < box.top + 60) moves.scrollBy(0, at.top - box.top - 120);
  };
  const lineStep = (step) => {
    const all = list(), here = rangeOf(all[caret], all[caret]).getBoundingClientRect();
    const middle = (here.left + here.right) / 2;
    let found = caret, best = Infinity, top = null;
    for (let n = caret + step; n >= 0 && n < all.length; n += step) {
      const box = rangeOf(all[n], all[n]).getClientRects()[0];
      if (!box || Math.abs(box.top - here.top) < here.height / 2) continue;
      if (top !== null && Math.abs(box.top - top) > box.height / 2) break;
      top = box.top;
      const far = Math.abs((box.left + box.right) / 2 - middle);
      if (far < best) { best = far; found = n; }
    }
    return found;
  };
  const edge = (step) => {
    const all = list();
    let n = caret;
    while (all[n + step]?.paragraph === all[caret].paragraph) n += step;
    return n;
  };
  const isRtl = () => getComputedStyle(list()[caret]?.paragraph || source()).direction === "rtl";
  const move = (to, grows) => {
    caret = Math.max(0, Math.min(list().length - 1, to));
    if (!grows) anchor = caret;
    show();
  };
  const keys = {
    ArrowRight: () => caret + (isRtl() ? -1 : 1), ArrowLeft: () => caret + (isRtl() ? 1 : -1),
    ArrowDown: () => lineStep(1), ArrowUp: () => lineStep(-1), Home: () => edge(-1), End: () => edge(1),
  };
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("[data-source]") || event.ctrlKey || event.metaKey || event.altKey || !list().length) return;
    const step = keys[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    move(getSelection().isCollapsed && !event.shiftKey ? caret : step(), event.shiftKey);
  });
  // Begin at a piece of the source, or where the caret was.
  const begin = (piece) => {
    const all = list();
    if (piece) {
      const at = all.findIndex((word) => word.paragraph.contains(piece) && rangeOf(word, word).intersectsNode(piece));
      if (at >= 0) anchor = caret = at;
    }
    source()?.focus({ preventScroll: true });
    show();
  };
  const clear = () => { if (selected()) getSelection().removeAllRanges(); };
  window.reviewWords = Object.freeze({ selected, begin, clear, line: (one) => `${one.part}:${one.start}:${one.end}:${one.quote}` });
})();
