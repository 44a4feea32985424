// One claim beside its source -> values that light their words, keys that decide, the next claim in its place.
//   [data-row] around [data-value], its flags, [data-look] (the key that says it was looked at) and [data-edit] (its form)
//   [data-v] on values and on words: what belongs together; [data-why] is shown in [data-why-dock]
//   form[data-timed] is sent with the seconds that the claim was visible; form[data-accepts] waits for what is to be looked at
(() => {
  "use strict";
  const MOST_SECONDS = 3600;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const workspace = () => document.getElementById("workspace");
  const claim = () => document.getElementById("claim");
  let shown = null, openClaim = "", row = null, isBusy = false;

  // Time: only while the page is visible
  let since = 0, before = 0;
  const beginTime = () => { before = 0; since = document.hidden ? 0 : performance.now(); };
  const seconds = () => Math.min(MOST_SECONDS, (before + (since ? performance.now() - since : 0)) / 1000);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && since) { before += performance.now() - since; since = 0; } else if (!document.hidden) since = performance.now();
  });

  // Light
  const light = (ids) => {
    for (const element of all(".is-lit", workspace())) element.classList.remove("is-lit");
    const wanted = new Set(ids);
    const lit = all("[data-v]", workspace()).filter((element) => element.dataset.v.split(" ").some((id) => wanted.has(id)));
    for (const element of lit) element.classList.add("is-lit");
    return lit;
  };
  const bring = (element) => {
    const pane = element?.closest(".source-pane");
    if (pane) element.scrollIntoView({ block: "center" });
  };
  const explain = (of) => {
    const dock = workspace()?.querySelector("[data-why-dock]"), why = of?.querySelector("[data-why]");
    if (dock) dock.replaceChildren(...(why ? [...why.cloneNode(true).childNodes] : []));
  };
  const stand = (on) => {
    if (row === on) return;
    row?.classList.remove("is-current");
    row = on;
    row?.classList.add("is-current");
    explain(row);
  };
  const lightRow = (on) => {
    const value = on?.querySelector("[data-v]");
    const lit = light(value ? value.dataset.v.split(" ") : []);
    bring(lit.find((element) => element.closest("[data-source]")));
  };
  document.addEventListener("focusin", (event) => {
    const on = event.target.closest?.("#claim [data-row]");
    if (!on || on === row) return;
    stand(on);
    lightRow(on);
  });

  // Values
  const values = () => all("#claim [data-value]").filter((value) => value.checkVisibility?.() ?? true);
  const flagged = () => all("#claim [data-row]").filter((one) => one.querySelector("[data-look]"));
  const focusRow = (one) => {
    const target = one?.querySelector("[data-value], [data-edit], [data-v]") || claim() || workspace()?.querySelector("h1");
    if (!target) return;
    if (!target.matches("a, button, [tabindex]")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const list = values();
    const at = list.findIndex((value) => row?.contains(value));
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + by))];
    if (next) focusRow(next.closest("[data-row]"));
  };
  const look = () => {
    const button = row?.isConnected && row.querySelector("[data-look]");
    if (button) button.click(); else if (flagged().length) focusRow(flagged()[0]);
  };

  // Correcting
  const closeEditor = () => {
    const host = document.querySelector("[data-editor-host]");
    host?.remove();
    return host;
  };
  const openEditor = async (link) => {
    closeEditor();
    const on = link.closest("[data-row]") || link.closest(".block") || link.parentElement;
    if (on.matches("[data-row]")) stand(on);
    const host = document.createElement("div");
    host.dataset.editorHost = "";
    (on.matches("span") ? on.closest("dd") : on).append(host);
    const url = new URL(link.href), words = window.reviewWords.selected();
    if (words && !words.wrong) url.searchParams.append("words", window.reviewWords.line(words));
    await window.htmx.ajax("GET", url.pathname + url.search, { target: host, swap: "innerHTML" });
    focusEditor(host);
  };
  const focusEditor = (host) => {
    const input = host?.querySelector("[id^='v-']");
    input?.focus();
    host?.scrollIntoView({ block: "nearest" });
  };
  const cancel = () => { if (closeEditor()) focusRow(row); };

  document.addEventListener("click", (event) => {
    const of = (selector) => event.target.closest?.(selector);
    if (event.ctrlKey || event.metaKey) return;
    const link = of("[data-edit]"), value = of("#claim a[data-v]"), words = of("[data-source] mark[data-v]");
    if (link) { event.preventDefault(); openEditor(link); return; }
    if (of("[data-cancel]")) cancel();
    if (of("[data-correct]")) {
      const edit = row?.isConnected && row.querySelector("[data-edit]");
      if (edit) openEditor(edit); else { window.desk?.tell(window.words.say("Go to a value first: j, k or Tab.")); step(1); }
    }
    if (value) {
      event.preventDefault();
      stand(value.closest("[data-row]"));
      bring(light(value.dataset.v.split(" ")).find((one) => one.closest("[data-source]")));
    } else if (words && !window.reviewWords.selected()) {
      const ids = words.dataset.v.split(" ");
      const other = all("#claim [data-value][data-v]").find((one) => ids.includes(one.dataset.v));
      if (other) focusRow(other.closest("[data-row]"));
    }
  });
  document.addEventListener("toggle", (event) => {
    const panel = event.target;
    if (!panel.matches?.("[data-panel]") || !panel.open) return;
    for (const other of all("[data-panel][open]")) if (other !== panel) other.open = false;
    const words = panel.querySelector("[data-select-words]");
    if (words && !panel.querySelector("[data-word]") && !document.querySelector("[data-editor-host]")) window.reviewTake.enter();
    else panel.querySelector("input:checked, input:not([type='hidden']), select")?.focus();
  }, true);

  // Deciding
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-accepts]") && flagged().length) {
      event.preventDefault();
      event.stopImmediatePropagation();
      focusRow(flagged()[0]);
      window.desk?.tell(window.words.say("Look first at what is marked: y says that you have."), "draft");
      return;
    }
    if (form.matches("[data-timed]")) form.querySelector("[name='seconds']").value = seconds().toFixed(1);
  }, true);

  // Keys. While an answer is on its way none acts, or it would act on a claim that nobody has seen.
  const typing = "input:not([type='checkbox'], [type='radio']), select, textarea";
  addEventListener("keydown", (event) => {
    if (isBusy && !event.ctrlKey && !event.metaKey && event.key.length === 1 && !event.target.matches?.(typing)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
  const isOn = () => { try { return localStorage.getItem("desk-keys") !== "off"; } catch { return true; } };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest?.("[data-editor]")) { event.preventDefault(); cancel(); return; }
    if (event.key === "Escape" && event.target.closest?.("[data-panel]")) { event.target.closest("[data-panel]").open = false; focusRow(row?.isConnected ? row : null); return; }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !isOn()) return;
    if (event.target.matches?.(typing) || event.target.matches?.("[data-source]") || document.querySelector("dialog[open]")) return;
    const onValue = event.target.matches?.("[data-value]");
    if (event.key === "j" || (event.key === "ArrowDown" && onValue)) step(1);
    else if (event.key === "k" || (event.key === "ArrowUp" && onValue)) step(-1);
    else if (event.key === "y" || (event.key === " " && onValue && row?.querySelector("[data-look]"))) look();
    else return;
    event.preventDefault();
  });

  // A new claim in the place of the old one
  const opened = () => {
    const now = workspace();
    if (!now || now === shown) return;
    shown = now;
    row = null;
    if (now.dataset.claim !== openClaim) { openClaim = now.dataset.claim || ""; beginTime(); }
    const said = document.getElementById("review-said");
    if (said) said.textContent = now.dataset.said || "";
    const field = now.dataset.focus;
    const wanted = field && all("#claim [data-row]").find((one) => one.dataset.field === field);
    focusRow(wanted || flagged()[0]);
  };
  document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.target?.id === "workspace") isBusy = true; });
  for (const kind of ["htmx:afterSettle", "htmx:responseError", "htmx:sendError", "htmx:timeout", "htmx:abort"]) {
    document.addEventListener(kind, () => { isBusy = false; });
  }
  document.addEventListener("htmx:afterSettle", (event) => {
    opened();
    if (document.getElementById("editor")?.querySelector("[role='alert']") && event.detail.target?.id !== "candidates") focusEditor(document.querySelector("[data-editor-host]"));
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", opened); else opened();
})();
