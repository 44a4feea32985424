// A list or table on a page -> rows that open by a click, are walked by j and k, ticked by x, and counted.
//   data-list around rows; in a row the link a[data-open]; tr[data-href] opens that link by a click anywhere in it
//   input[data-tick] in a row; input[data-tick-all] ticks all in the same list; a click with Shift ticks a stretch
//   data-ticked="id of the list" shows how many; data-when-ticked="id" is enabled only when some are
(() => {
  "use strict";
  const links = () => [...document.querySelectorAll("[data-list] a[data-open]")].filter((link) => link.checkVisibility?.() ?? true);
  const ticks = (list) => [...list.querySelectorAll("input[data-tick]")];
  const isTyping = (target) => target.matches?.("input:not([type='checkbox']), select, textarea, [contenteditable]");

  const count = (list) => {
    const all = ticks(list), done = all.filter((tick) => tick.checked).length;
    const head = list.querySelector("input[data-tick-all]");
    if (head) { head.checked = done > 0 && done === all.length; head.indeterminate = done > 0 && done < all.length; }
    if (!list.id) return;
    document.querySelectorAll(`[data-ticked="${CSS.escape(list.id)}"]`).forEach((place) => { place.textContent = String(done); });
    document.querySelectorAll(`[data-when-ticked="${CSS.escape(list.id)}"]`).forEach((button) => { button.disabled = done === 0; });
  };
  let anchor = null;
  document.addEventListener("click", (event) => {
    const tick = event.target.closest?.("input[data-tick]");
    if (tick) {
      const all = ticks(tick.closest("[data-list]") || document.body), from = all.indexOf(anchor), to = all.indexOf(tick);
      if (event.shiftKey && from >= 0) all.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => { one.checked = tick.checked; });
      anchor = tick;
      return;
    }
    const row = event.target.closest?.("tr[data-href]");
    if (!row || event.target.closest("a, button, input, select, label, summary") || String(getSelection())) return;
    const link = row.querySelector("a[data-open]");
    if (!link) return;
    if (event.ctrlKey || event.metaKey) window.open(link.href, "_blank", "noopener"); else link.click();
  });
  document.addEventListener("change", (event) => {
    const list = event.target.closest?.("[data-list]");
    if (!list) return;
    if (event.target.matches("input[data-tick-all]")) ticks(list).forEach((tick) => { tick.checked = event.target.checked; });
    if (event.target.matches("input[data-tick], input[data-tick-all]")) count(list);
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    let off = false;
    try { off = localStorage.getItem("desk-keys") === "off"; } catch { /* keys stay on */ }
    const all = links();
    if (off || !all.length) return;
    const row = document.activeElement?.closest?.("tr, li, [data-row]");
    const at = row ? all.findIndex((link) => row.contains(link)) : -1;
    if (event.key === "j" || event.key === "k") {
      const next = all[event.key === "j" ? Math.min(at + 1, all.length - 1) : Math.max(at - 1, 0)];
      next.focus();
      next.closest("tr, li, [data-row]")?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "x" && at >= 0) {
      const tick = row.querySelector("input[data-tick]");
      if (!tick) return;
      tick.checked = !tick.checked;
      tick.dispatchEvent(new Event("change", { bubbles: true }));
    } else return;
    event.preventDefault();
  });
  const start = () => document.querySelectorAll("[data-list]").forEach(count);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
  document.addEventListener("htmx:afterSettle", start);
})();
