// Words that are selected in the source -> taken into the form that waits for them.
//   form[data-takes-words] around ul[data-words-list]; data-many keeps several; [data-select-words] leads into the source
//   form[data-says="address"] asks the server what the words fill in of its inputs
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isSeen = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;
  // The form that takes: the correction that is open, else the panel that is.
  const taker = () => all("form[data-takes-words]").filter(isSeen).sort((a, b) => Number("editor" in b.dataset) - Number("editor" in a.dataset))[0];
  const tell = (text, tone) => window.desk?.tell(text, tone);

  const chip = (one) => {
    const item = document.createElement("li"), input = document.createElement("input");
    const quote = document.createElement("q"), drop = document.createElement("button");
    item.className = "chip";
    item.dataset.word = "";
    Object.assign(input, { type: "hidden", name: "words", value: window.reviewWords.line(one) });
    quote.dir = "auto";
    quote.textContent = one.quote.replace(/\s+/gu, " ").trim();
    Object.assign(drop, { type: "button", textContent: "×" });
    drop.dataset.dropWord = "";
    drop.setAttribute("aria-label", window.words.say("Leave out {quote}", { quote: quote.textContent }));
    item.append(input, quote, drop);
    return item;
  };
  const fill = async (form, one) => {
    const url = `${form.dataset.says}?${new URLSearchParams({ words: window.reviewWords.line(one) })}`;
    const answer = await fetch(url, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
    if (!answer.ok) { tell(await answer.text(), "bad"); return; }
    const { values } = await answer.json();
    for (const [name, value] of Object.entries(values)) {
      const input = form.elements.namedItem(`v-${name}`);
      if (input) input.value = value;
    }
    form.dispatchEvent(new CustomEvent("words-taken", { bubbles: true }));
  };
  const take = async () => {
    const one = window.reviewWords.selected(), form = taker();
    if (!one || !form) return;
    if (one.wrong) { tell(one.wrong, "bad"); return; }
    const list = form.querySelector("[data-words-list]"), item = chip(one);
    if ("many" in form.dataset) {
      if (!all("input", list).some((input) => input.value === item.firstChild.value)) list.append(item);
    } else list.replaceChildren(item);
    form.querySelector("[data-kept]")?.remove();
    if ("many" in form.dataset) { tell(window.words.say("Taken: {quote}. Select the next, or Escape.", { quote: item.querySelector("q").textContent })); return; }
    if (form.dataset.says) {
      form.setAttribute("aria-busy", "true");
      try { await fill(form, one); } finally { form.removeAttribute("aria-busy"); }
    }
    getSelection().removeAllRanges();
    (form.querySelector("[id^='v-'], select") || form.querySelector(".primary"))?.focus();
  };
  const leave = () => {
    const form = taker();
    getSelection().removeAllRanges();
    (form?.querySelector("button.primary") || document.querySelector("#claim .is-current [data-value]") || document.getElementById("claim"))?.focus();
  };
  const enter = () => {
    const lit = document.querySelector("[data-source] mark.is-lit");
    window.reviewWords.begin(lit);
  };
  const showSelected = () => {
    const box = document.querySelector("[data-selection]"), one = window.reviewWords.selected();
    if (!box) return;
    box.hidden = !one || Boolean(one.wrong);
    if (one?.quote) box.querySelector("[data-selected]").textContent = `“${one.quote.slice(0, 60)}” · ${taker() ? window.words.say("Enter takes these words") : window.words.say("c corrects the value at hand with them")}`;
  };
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("[data-source]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") take(); else leave();
    }
  });
  document.addEventListener("click", (event) => {
    const of = (selector) => event.target.closest?.(selector);
    if (of("[data-drop-word]")) of("[data-word]").remove();
    if (of("[data-select-words]")) {
      // With a mouse the words may be selected already; from the keyboard the way leads into the source.
      if (window.reviewWords.selected() && event.detail > 0) take(); else enter();
    }
  });
  // Selecting with the mouse while a form waits takes the words at once.
  document.addEventListener("pointerup", (event) => {
    if (!event.target.closest?.("[data-source]") || !taker()) return;
    setTimeout(take);
  });
  document.addEventListener("selectionchange", showSelected);
  window.reviewTake = Object.freeze({ enter, taker });
})();
