/* What every page of ours does: colours, help, keys. It makes no element from text and asks nothing of the network. */
const dragoman = (() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const help = byId("help");

  root.classList.add("js");

  /* Colours */
  const THEMES = { auto: ["Auto", "as the system"], light: ["Light", "light"], dark: ["Dark", "dark"] };
  function setTheme(name) {
    if (name === "auto") delete root.dataset.theme;
    else root.dataset.theme = name;
    const button = byId("theme");
    button.textContent = THEMES[name][0];
    button.setAttribute("aria-label", "Colours: " + THEMES[name][1]);
    try { localStorage.setItem("dragoman-theme", name); } catch { /* a page from a file may have no storage */ }
  }
  function nextTheme() {
    const names = Object.keys(THEMES);
    setTheme(names[(names.indexOf(root.dataset.theme || "auto") + 1) % names.length]);
  }
  try {
    const kept = localStorage.getItem("dragoman-theme");
    if (kept && kept in THEMES) setTheme(kept);
  } catch { /* as above */ }

  /* Single keys, unless a field has the focus or they are switched off; Escape leaves the search too. */
  function onKeys(commands, escape) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      if (event.key === "Escape") {
        escape();
        if (event.target === byId("find")) event.target.blur();
        return;
      }
      if (event.target.closest("input, select, textarea")) return;
      if (event.key.startsWith("Arrow") && event.target.closest(".scroll")) return; // it scrolls what has the focus
      if (!byId("keys").checked || !Object.hasOwn(commands, event.key)) return;
      event.preventDefault();
      commands[event.key]();
    });
  }

  byId("theme").addEventListener("click", nextTheme);
  byId("help-open").addEventListener("click", () => help.showModal());
  byId("help-close").addEventListener("click", () => help.close());
  return { root, byId, all, fold, help, nextTheme, onKeys };
})();
