// The events room -> filters that open on a phone, a save form that follows the filters, a tray that answers at once.
//   data-filters-toggle on a button      shows and hides the element that aria-controls names
//   data-live-here, data-live-query      hidden fields that take data-here and data-asked of #results after each change
//   data-tray on a form                  its buttons are pressed or not; the form alone does it without this file
(() => {
  "use strict";
  const { say } = window.words;
  const byId = (id) => document.getElementById(id);

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-filters-toggle]");
    if (!button) return;
    const box = byId(button.getAttribute("aria-controls"));
    const isOpen = box?.classList.toggle("is-open") ?? false;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) box.querySelector("input, select")?.focus();
  });

  const follow = () => {
    const results = byId("results");
    if (!results) return;
    document.querySelectorAll("[data-live-here]").forEach((field) => { field.value = results.dataset.here; });
    document.querySelectorAll("[data-live-query]").forEach((field) => { field.value = results.dataset.asked; });
  };
  document.addEventListener("htmx:afterSwap", follow);

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest?.("form[data-tray]");
    if (!form) return;
    event.preventDefault();
    const button = event.submitter, body = new FormData(form, button);
    const isIn = button.getAttribute("aria-pressed") !== "true";
    body.set("on", isIn ? "1" : "0");
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
      if (!answer.ok && answer.type !== "opaqueredirect") throw new Error(String(answer.status));
      button.setAttribute("aria-pressed", String(isIn));
      button.textContent = isIn ? say("✓ Tray") : say("+ Tray");
      window.desk?.tell(isIn ? say("In the tray.") : say("Out of the tray."), "good");
    } catch {
      window.desk?.tell(say("The tray could not be changed. Load the page again."), "bad");
    } finally {
      button.disabled = false;
    }
  });
})();
