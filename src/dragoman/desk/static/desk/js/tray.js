// The tray and the report -> rows moved by keyboard or drag, a form that saves by Ctrl+Enter, focus where one was.
//   [data-order-url] ol of [data-key-of]   rows are dragged, or moved by Alt with an arrow; the order is posted
//   textarea[data-saves]                   Ctrl+Enter saves its form, Escape leaves it by the link [data-cancels]
//   data-focus                             has the focus when the page or a part of it was loaded
(() => {
  "use strict";
  const keysOf = (list) => [...list.querySelectorAll("[data-key-of]")].map((row) => row.dataset.keyOf);
  const focusOf = (row) => row?.querySelector("a[data-open], button:not(:disabled)");

  const goThere = () => {
    const marked = [...document.querySelectorAll("[data-focus]")];
    const place = marked.find((one) => one.matches("textarea")) || marked[0];
    if (!place) return;
    const target = place.matches("textarea") ? place : focusOf(place);
    target?.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
    if (place.matches("textarea")) place.setSelectionRange(place.value.length, place.value.length);
  };
  document.addEventListener("htmx:afterSettle", goThere);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", goThere); else goThere();

  document.addEventListener("keydown", (event) => {
    const words = event.target.closest?.("textarea[data-saves]");
    if (words && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      words.form.querySelector("[value='save']").click(); // a click, so that the request says which button it was
    } else if (words && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      words.form.querySelector("[data-cancels]")?.click();
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const button = event.target.closest?.("[data-key-of]")?.querySelector(`[value="${event.key === "ArrowUp" ? "up" : "down"}"]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    }
  });

  // Dragging
  let dragged = null;
  const clear = () => document.querySelectorAll(".is-over, .is-after").forEach((row) => row.classList.remove("is-over", "is-after"));
  const makeDraggable = () => document.querySelectorAll("[data-order-url] > [data-key-of]").forEach((row) => { row.draggable = true; });
  const isAfter = (event, row) => { const box = row.getBoundingClientRect(); return event.clientY > box.top + box.height / 2; };
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-order-url] > [data-key-of]");
    if (dragged) { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", ""); dragged.classList.add("is-dragged"); }
  });
  document.addEventListener("dragover", (event) => {
    const row = dragged && event.target.closest?.("[data-key-of]");
    if (!row || row.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    clear();
    row.classList.add("is-over");
    row.classList.toggle("is-after", isAfter(event, row));
  });
  document.addEventListener("dragend", () => { dragged?.classList.remove("is-dragged"); dragged = null; clear(); });
  document.addEventListener("drop", (event) => {
    const row = dragged && event.target.closest?.("[data-key-of]"), list = dragged?.parentElement;
    if (!row || row === dragged || row.parentElement !== list) return;
    event.preventDefault();
    const was = keysOf(list), key = dragged.dataset.keyOf;
    if (isAfter(event, row)) row.after(dragged); else row.before(dragged);
    window.htmx?.ajax("POST", list.dataset.orderUrl, {
      target: "#tray", select: "#tray", swap: "outerHTML", values: { key: keysOf(list), was, last: key },
    });
  });
  document.addEventListener("htmx:afterSettle", makeDraggable);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", makeDraggable); else makeDraggable();
})();
