// One page of the desk -> requests that carry the token, errors that are seen, questions before what cannot be taken back.
// Everything is wired by data attributes; every form here also works without this file.
//   data-confirm="Question?" on a form     asks first; data-confirm-yes names the button. hx-confirm asks in the same dialog.
//   data-theme-set="dark" on a button      light, dark or auto
//   data-opens="id" / data-closes          opens the dialog of that id / closes the dialog around it
//   data-dismiss                           removes the toast or notice around it
//   data-submits on a select               sends its form when it changes (its button is for pages without a script)
// The server may send HX-Trigger: {"toast": {"text": "...", "tone": "good"}}.
(() => {
  "use strict";
  const { say } = window.words;
  const root = document.documentElement;
  const TOAST_MS = 8000, BUSY_AFTER_MS = 150, TEXT_LIMIT = 300;
  const byId = (id) => document.getElementById(id);

  // Toasts
  const leaveLater = (toast) => {
    if (toast.dataset.tone === "bad" || toast.querySelector("form, a")) return;
    const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, 1000) : toast.remove());
    setTimeout(leave, TOAST_MS);
  };
  const tell = (text, tone = "open") => {
    const shape = byId("toast-shape"), region = byId("toasts");
    if (!shape || !region) return;
    const toast = shape.content.firstElementChild.cloneNode(true);
    toast.dataset.tone = tone;
    toast.setAttribute("role", tone === "bad" ? "alert" : "status");
    toast.querySelector("p").textContent = String(text).slice(0, TEXT_LIMIT);
    region.querySelectorAll(".toast:not(:has(form, a))").forEach((one) => one.querySelector("p")?.textContent === toast.querySelector("p").textContent && one.remove());
    region.append(toast);
    while (region.children.length > 4) region.firstElementChild.remove();
    leaveLater(toast);
  };
  window.desk = Object.freeze({ tell });

  // Questions
  const ask = (question, yes, then) => {
    const dialog = byId("confirm");
    if (!dialog || dialog.open) return;
    dialog.querySelector("[data-question]").textContent = question;
    dialog.querySelector("[value='yes']").textContent = yes || say("Yes");
    dialog.returnValue = "";
    dialog.addEventListener("close", () => dialog.returnValue === "yes" && then(), { once: true });
    dialog.showModal();
  };
  document.addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    const question = button?.dataset.confirm || form.dataset.confirm;
    if (!question || form.dataset.confirmed) { delete form.dataset.confirmed; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(question, button?.dataset.confirmYes || form.dataset.confirmYes, () => {
      form.dataset.confirmed = "yes";
      form.requestSubmit(button);
    });
  }, true);

  // Clicks
  document.addEventListener("click", (event) => {
    const of = (selector) => event.target.closest?.(selector);
    document.querySelectorAll("details.menu[open]").forEach((menu) => menu.contains(event.target) || (menu.open = false));
    const theme = of("[data-theme-set]");
    if (theme) setTheme(theme.dataset.themeSet);
    of("[data-dismiss]")?.closest(".toast, .notice")?.remove();
    const opener = of("[data-opens]");
    if (opener) { const dialog = byId(opener.dataset.opens); if (dialog && !dialog.open) dialog.showModal(); }
    of("[data-closes]")?.closest("dialog")?.close();
    if (event.target.matches?.("dialog")) {
      const box = event.target.getBoundingClientRect();
      const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      if (!inside) event.target.close();
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-submits]")) event.target.form?.requestSubmit();
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // Theme
  const showTheme = () => document.querySelectorAll("[data-theme-set]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.themeSet === (root.dataset.theme || "auto")));
  });
  const setTheme = (name) => {
    if (name === "light" || name === "dark") root.dataset.theme = name; else delete root.dataset.theme;
    try { localStorage.setItem("desk-theme", name); } catch { /* kept for this page only */ }
    showTheme();
    document.dispatchEvent(new CustomEvent("desk:theme", { detail: { name } }));
  };

  // Requests of htmx
  const SAFE = new Set(["get", "head", "options", "trace"]);
  const said = (request) => {
    const kind = request.getResponseHeader("Content-Type") || "";
    return kind.startsWith("text/plain") && request.responseText.length <= TEXT_LIMIT ? request.responseText.trim() : "";
  };
  const excuse = { 0: say("The desk does not answer. Nothing was saved; try again."), 403: say("You may not do this."),
    404: say("This is no longer here. Load the page again."), 409: say("Somebody changed this since you opened it. Load the page again to see both."),
    413: say("This is too large."), 429: say("Too many requests. Wait a moment.") };
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector("meta[name='csrf-token']")?.content;
    if (token && !SAFE.has(event.detail.verb)) event.detail.headers["X-CSRFToken"] = token;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    // A refused form and a conflict come with the part of the page that says so.
    const request = event.detail.xhr, kind = request.getResponseHeader("Content-Type") || "";
    if ((request.status === 422 || request.status === 409) && kind.startsWith("text/html")) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:confirm", (event) => {
    if (!event.detail.question) return;
    event.preventDefault();
    ask(event.detail.question, event.detail.elt.dataset.confirmYes, () => event.detail.issueRequest(true));
  });
  document.addEventListener("htmx:responseError", (event) => {
    const request = event.detail.xhr;
    tell(said(request) || excuse[request.status] || say("The desk could not do this ({status}).", { status: String(request.status) }), "bad");
  });
  document.addEventListener("htmx:sendError", () => tell(excuse[0], "bad"));
  document.addEventListener("htmx:timeout", () => tell(excuse[0], "bad"));
  document.addEventListener("toast", (event) => tell(event.detail?.text ?? event.detail?.value ?? "", event.detail?.tone));

  let running = 0, timer = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.closest?.("[data-quiet]")) return;
    running += 1;
    event.detail.xhr.addEventListener("loadend", () => {
      running -= 1;
      if (!running) { clearTimeout(timer); timer = null; root.classList.remove("is-busy"); }
    }, { once: true });
    timer ??= setTimeout(() => running && root.classList.add("is-busy"), BUSY_AFTER_MS);
  });

  // Files dropped on a drop zone go into its own input, so that the form stays a plain form.
  for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("is-over", kind === "dragover");
    const input = zone.querySelector("input[type='file']");
    if (kind === "drop" && input && event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  const start = () => { showTheme(); document.querySelectorAll(".toasts > .toast").forEach(leaveLater); };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
