/* Points -> what a person reads beside the map: the popup of a point, the list for the keyboard, the note beneath. */

import { drawMark } from "./marks.js";
import { STATUSES, WORDS } from "./words.js";

const MOST_TITLES = 8;
const MOST_LISTED = 40;

/* An element; text is set as text, never as markup. */
export function make(tag, { text, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

function markOf(status, colours) {
  const mark = drawMark(status, colours, 16);
  mark.className = "map-mark";
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", STATUSES[status]);
  return mark;
}

/* The titles of a point's events, each a link where the server gave a path of this site. */
export function popupOf(point, colours) {
  const list = make("ul", { class: "map-popup-list" });
  for (const item of point.items.slice(0, MOST_TITLES)) {
    const title = item.title || WORDS.events(item.count);
    const line = item.url ? make("a", { href: item.url, text: title, dir: "auto" }) : make("span", { text: title, dir: "auto" });
    list.append(make("li", {}, ...(item.count === 1 && !item.isCluster ? [markOf(item.status, colours)] : []), line));
  }
  const box = make("div", { class: "map-popup-body" });
  if (point.count > 1) box.append(make("p", { class: "map-popup-count", text: WORDS.events(point.count) }));
  box.append(list);
  const left = point.items.length - MOST_TITLES;
  if (left > 0) box.append(make("p", { class: "map-popup-more", text: WORDS.more(left) }));
  if (point.radiusKm > 0 && !point.isCluster) box.append(make("p", { class: "map-popup-more", text: WORDS.within(point.radiusKm) }));
  return box;
}

function nameOf(point) {
  const first = point.items[0];
  if (point.items.length === 1 && first.title) return point.count > 1 ? `${first.title}: ${WORDS.events(point.count)}` : first.title;
  return first.title ? `${WORDS.events(point.count)}: ${first.title}` : WORDS.events(point.count);
}

/* A list that shows itself when the keyboard is in it: one stop of Tab, arrows from point to point, Enter opens. */
export function makeList(onPick) {
  const title = make("p", { class: "map-list-title", text: WORDS.pointsInView });
  const list = make("ul", { "aria-label": WORDS.pointsInView });
  const box = make("div", { class: "map-list" }, title, list);
  const buttons = () => [...list.querySelectorAll("button")];
  let at = null;
  list.addEventListener("focusin", (event) => { at = event.target.dataset.key; });
  list.addEventListener("keydown", (event) => {
    const all = buttons();
    const here = all.indexOf(document.activeElement);
    const there = { ArrowDown: here + 1, ArrowRight: here + 1, ArrowUp: here - 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (there === undefined || here < 0) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, there))];
    all[here].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  return {
    box,
    focus: () => list.querySelector('button[tabindex="0"]')?.focus(),
    /* Points of the view; the one last stood on stays the way in while its popup has the focus, and keeps the focus it has. */
    show(points) {
      const isHeld = list.contains(document.activeElement);
      const rows = points.slice(0, MOST_LISTED).map((point) => {
        const button = make("button", { type: "button", tabindex: "-1", "data-key": point.key, text: nameOf(point), dir: "auto" });
        button.addEventListener("click", () => { at = point.key; onPick(point); });
        return make("li", {}, button);
      });
      list.replaceChildren(...(rows.length ? rows : [make("li", { text: WORDS.noPoints })]));
      const all = buttons();
      const again = all.find((button) => button.dataset.key === at) ?? all[0];
      if (again) again.tabIndex = 0;
      if (isHeld) again?.focus();
    },
  };
}

/* Which shapes mean what, for those that are on the map, and whose work the ground is. */
export function makeNote() {
  const legend = make("p", { class: "map-legend" });
  const box = make("div", { class: "map-note" }, legend, make("p", { class: "map-credit", text: WORDS.credit }));
  return {
    box,
    show(points, colours) {
      const used = new Set(points.map(({ status }) => status));
      const rows = Object.entries(STATUSES).filter(([status]) => used.has(status));
      legend.replaceChildren(...rows.map(([status, word]) => {
        const mark = markOf(status, colours);
        mark.removeAttribute("role");
        mark.removeAttribute("aria-label");
        mark.setAttribute("aria-hidden", "true");
        return make("span", {}, mark, word);
      }));
    },
  };
}
