// A key pressed -> the element of the page that names it is clicked or focused. `?` lists them all.
//   data-key="a"             one key;  "g i" a sequence;  "j, ArrowDown" either;  "Shift+A" with Shift
//   data-key-label="Accept"  what the list says; without it the aria-label or the words of the element
//   data-key-listed          only listed here; another script acts on it
// Single keys can be switched off in the list (WCAG 2.1.4); the choice is kept in this browser.
(() => {
  "use strict";
  const { say } = window.words;
  const SEQUENCE_MS = 1200;
  const fields = "input:not([type='checkbox'], [type='radio'], [type='button'], [type='submit']), select, textarea, [contenteditable]";
  const isOn = () => { try { return localStorage.getItem("desk-keys") !== "off"; } catch { return true; } };
  const isSeen = (element) => (element.checkVisibility?.() ?? element.getClientRects().length > 0) || element.closest("details.menu") !== null;
  const choices = (element) => element.dataset.key.split(",").map((choice) => choice.trim()).filter(Boolean);
  const scope = () => [...document.querySelectorAll("dialog[open]")].at(-1) || document;
  const nameOf = (event) => (event.key === " " ? "Space" : event.shiftKey && /^([A-Z]|[A-Z][a-z]+.*)$/u.test(event.key) ? `Shift+${event.key}` : event.key);
  const words = (element) => {
    const said = element.dataset.keyLabel || element.getAttribute("aria-label");
    if (said) return said;
    const copy = element.cloneNode(true);
    copy.querySelectorAll("kbd, .count, .hidden-text").forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/gu, " ").trim() || element.getAttribute("placeholder") || element.title;
  };

  const act = (element) => {
    if (element.matches(fields)) { element.focus(); element.select?.(); } else element.click();
  };
  let typed = [], last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !isOn()) return;
    if (event.target.matches?.(fields)) { if (event.key === "Escape") event.target.blur(); return; }
    if (["Enter", "Space", " "].includes(event.key) && event.target.closest?.("a, button, summary")) return;
    const key = nameOf(event);
    if (["Shift", "Escape", "Tab"].includes(key)) return;
    typed = event.timeStamp - last < SEQUENCE_MS ? [...typed, key] : [key];
    last = event.timeStamp;
    const live = [...scope().querySelectorAll("[data-key]")].filter((one) => !("keyListed" in one.dataset) && !one.disabled && isSeen(one));
    const find = (wanted) => live.find((one) => choices(one).includes(wanted));
    const begins = (start) => live.some((one) => choices(one).some((choice) => choice.startsWith(`${start} `)));
    const whole = typed.join(" ");
    const found = find(whole) || (typed.length > 1 && !begins(whole) ? find(key) : null);
    if (!found) { if (!begins(whole)) typed = begins(key) ? [key] : []; return; }
    typed = [];
    event.preventDefault();
    act(found);
  });

  // The list of keys
  const draw = (list) => {
    const seen = new Map();
    for (const element of document.querySelectorAll("[data-key]")) {
      const label = words(element);
      if (label && isSeen(element)) seen.set(element.dataset.key, label);
    }
    if (document.querySelector("[data-list] a[data-open]")) seen.set("j", say("Next row")).set("k", say("Row before")).set("Enter", say("Open the row"));
    if (document.querySelector("[data-list] input[data-tick]")) seen.set("x", say("Tick the row"));
    list.replaceChildren(...[...seen].flatMap(([keys, label]) => {
      const name = document.createElement("dt"), meaning = document.createElement("dd");
      keys.split(",").forEach((choice, n) => {
        if (n) name.append(say(" or "));
        choice.trim().split(/[ +]/u).forEach((key) => { const cap = document.createElement("kbd"); cap.textContent = key.replace("Arrow", ""); name.append(cap); });
      });
      meaning.textContent = label;
      return [name, meaning];
    }));
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-opens='keys']")) {
      const dialog = document.getElementById("keys");
      draw(dialog.querySelector("[data-keys-list]"));
      dialog.querySelector("[data-keys-on]").checked = isOn();
    }
  }, true);
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-keys-on]")) try { localStorage.setItem("desk-keys", event.target.checked ? "on" : "off"); } catch { /* this page only */ }
  });
})();
