/* Shows one event at a time, filters, keeps list, map and timeline in step, and listens to keys.
   Works on what the page holds already: it makes no element from text and asks nothing of the network. */
(() => {
  "use strict";
  const { byId, all, fold, help, nextTheme, onKeys } = dragoman;
  const body = document.body;
  const main = byId("main");
  const events = all("article.event");
  if (!events.length) {
    onKeys({ t: nextTheme, "?": () => help.showModal() }, () => {});
    return;
  }
  const isNarrow = () => matchMedia("(max-width: 899.9px)").matches;
  const here = new Map(events.map((event) => [event.id, event]));
  for (const event of events) for (const alias of (event.dataset.aliases || "").split(" ")) if (alias && !here.has(alias)) here.set(alias, event);
  const partners = new Map(events.map((event) => [event.id, []])); // event -> its places in list, map, timeline
  for (const element of all("[data-e]")) for (const id of element.dataset.e.split(" ")) partners.get(id).push(element);
  const marks = all(".at");
  let shown = null;

  /* Panes of a phone */
  function showPane(name) {
    body.dataset.pane = name;
    for (const button of all(".switch button")) button.setAttribute("aria-pressed", String(button.dataset.pane === name));
  }

  /* One event */
  function show(event, { focus = false, pane = true } = {}) {
    if (shown) {
      shown.classList.remove("is-shown");
      for (const element of partners.get(shown.id)) mark(element, false);
    }
    shown = event;
    shown.classList.add("is-shown");
    for (const element of partners.get(shown.id)) mark(element, true);
    const entry = partners.get(shown.id).find((element) => element.localName === "li");
    if (!isNarrow()) entry.scrollIntoView({ block: "nearest" });
    if (pane) showPane("event");
    if (focus) shown.focus({ preventScroll: true });
    const top = shown.getBoundingClientRect().top;
    if (isNarrow() ? pane : top < 0 || top > innerHeight * 0.75) shown.scrollIntoView({ block: "start" });
  }

  function mark(element, isCurrent) {
    element.classList.toggle("is-current", isCurrent);
    const link = element.localName === "li" ? element.querySelector("a") : element;
    if (link.localName !== "a") return;
    if (isCurrent) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (element.localName === "li") link.setAttribute("tabindex", isCurrent ? 0 : -1);
    if (element.closest(".map, .bars")) element.setAttribute("tabindex", isCurrent ? 0 : -1);
    if (isCurrent && element.closest(".map") && dragoman.map) dragoman.map.bring(element);
    if (isCurrent && element.closest(".bars") && !isNarrow()) rollTo(element);
  }

  /* The timeline scrolls by itself, never the page with it. */
  function rollTo(bar) {
    const frame = bar.closest(".time-frame");
    const box = bar.getBoundingClientRect();
    const hold = frame.getBoundingClientRect();
    if (box.top < hold.top + 24 || box.bottom > hold.bottom) frame.scrollTop += box.top - hold.top - hold.height / 2;
  }

  const open = () => events.filter((event) => !event.hidden);

  function step(by) {
    const list = open();
    if (!list.length) return;
    const at = list.indexOf(shown);
    const next = list[at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by))];
    const held = document.activeElement;
    const stay = held.closest && held.closest(".map") ? ".map" : held.closest && held.closest(".bars") ? ".bars" : held.closest && held.closest(".list li") ? ".list li" : "";
    show(next, { focus: !stay, pane: !stay });
    if (stay) {
      const other = partners.get(next.id).map((element) => element.localName === "li" ? element.querySelector("a") : element).find((element) => element.localName === "a" && element.closest(stay));
      if (other) other.focus({ preventScroll: stay !== ".list li" });
    }
    history.replaceState(null, "", "#" + next.id);
  }

  function route() {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = here.get(name);
    if (target && target.hidden) clear();
    if (target) show(target, { focus: true });
    else if (!shown) show(events[0], { pane: false });
  }

  /* The browser goes to the event of an address by itself; the map and the timeline belong on the first screen too. */
  function toTop() {
    if (isNarrow() || !shown) return;
    main.scrollTop = 0;
    if (shown.getBoundingClientRect().top > innerHeight * 0.75) shown.scrollIntoView({ block: "start" });
  }

  /* Filter */
  const texts = new Map();
  const textOf = (event) => {
    if (!texts.has(event)) texts.set(event, fold(event.textContent));
    return texts.get(event);
  };
  const selects = all("select[data-filter]");
  const day = (id) => (byId(id) ? byId(id).value : "");

  function isIn(event, from, to) {
    const { start, end } = event.dataset;
    if (!from && !to) return true;
    if (!start && !end) return false;
    return (!from || !end || end >= from) && (!to || !start || start <= to);
  }

  function filter() {
    const words = fold(byId("find").value).split(/\s+/).filter(Boolean);
    const from = day("from");
    const to = day("to");
    let count = 0;
    for (const event of events) {
      const hit = selects.every((select) => !select.value || event.dataset[select.dataset.filter].split(" ").includes(select.value))
        && isIn(event, from, to) && words.every((word) => textOf(event).includes(word));
      event.hidden = !hit;
      for (const element of partners.get(event.id)) element.classList.toggle("is-out", !hit);
      if (hit) count += 1;
    }
    for (const circle of all(".circles circle")) circle.classList.toggle("is-out", circle.dataset.e.split(" ").every((id) => here.get(id).hidden));
    const isOn = words.length || from || to || selects.some((select) => select.value);
    byId("count").textContent = isOn ? `${count} of ${events.length}` : events.length;
    byId("status").textContent = isOn ? `${count} of ${events.length} events match` : "";
    document.querySelector(".list .nothing").hidden = count > 0;
    for (const line of all(".elsewhere")) line.hidden = !line.querySelector("a:not(.is-out)");
    if (shown.hidden && count) show(open()[0], { pane: false });
  }

  function clear() {
    byId("find").value = "";
    for (const field of [...selects, byId("from"), byId("to")]) if (field) field.value = "";
    filter();
  }

  /* Pointer and keys */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && here.get(link.getAttribute("href").slice(1));
    if (target) {
      event.preventDefault();
      if (target.hidden) clear();
      show(target, { focus: event.detail === 0 });
      history.replaceState(null, "", "#" + target.id);
    }
    const button = event.target.closest("button[data-pane]");
    if (button) showPane(button.dataset.pane);
  });
  byId("find").addEventListener("input", filter);
  for (const field of [...selects, byId("from"), byId("to")]) if (field) field.addEventListener("change", filter);
  const toggle = () => { byId("overview").open = !byId("overview").open; };
  onKeys({
    j: () => step(1), ArrowRight: () => step(1), k: () => step(-1), ArrowLeft: () => step(-1),
    o: toggle, t: nextTheme, "/": () => byId("find").focus(), "?": () => help.showModal(),
  }, () => {});
  /* Up and down move between marks and in the list too; elsewhere they scroll. */
  document.addEventListener("keydown", (event) => {
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || !event.target.closest(".map, .bars, .list li")) return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  });

  for (const element of [...marks, ...all(".list li[data-e] a")]) element.setAttribute("tabindex", -1);
  showPane("list");
  addEventListener("hashchange", route);
  route();
  toTop();
  addEventListener("load", () => requestAnimationFrame(toTop));
})();
