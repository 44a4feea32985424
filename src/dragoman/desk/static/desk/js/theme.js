// What a person chose (light, dark or auto, kept in this browser) -> data-theme on <html>, before the first paint.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("has-script");
  let chosen = null;
  try { chosen = localStorage.getItem("desk-theme"); } catch { /* a browser without storage follows the system */ }
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
})();
