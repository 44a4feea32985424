/* The map: closer, farther, moved by hand. Names and marks keep their size; names that find room appear. */
dragoman.map = (() => {
  "use strict";
  const { byId, all } = dragoman;
  const svg = byId("map");
  if (!svg) return null;
  const W = Number(svg.dataset.width);
  const H = Number(svg.dataset.height);
  const view = { x: 0, y: 0, w: W };
  const CLOSEST = 24;

  function draw() {
    view.w = Math.min(W, Math.max(W / CLOSEST, view.w));
    const h = view.w * H / W;
    view.x = Math.min(W - view.w, Math.max(0, view.x));
    view.y = Math.min(H - h, Math.max(0, view.y));
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${h}`);
    svg.style.setProperty("--closer", view.w / W);
    const times = W / view.w;
    svg.classList.toggle("is-close", times > 1);
    const size = Number(getComputedStyle(svg).getPropertyValue("--base")) / times;
    svg.dataset.level = [1.25, 0.6, 0.3, 0.15].filter((limit) => size <= limit).length;
    document.querySelector(".scale").toggleAttribute("hidden", times > 1.01);
  }

  /* A point of the screen in the pixels of the whole map. */
  function at(event) {
    const box = svg.getBoundingClientRect();
    return { x: view.x + (event.clientX - box.x) / box.width * view.w, y: view.y + (event.clientY - box.y) / box.width * view.w };
  }

  function zoom(factor, point = { x: view.x + view.w / 2, y: view.y + view.w * H / W / 2 }) {
    const before = view.w;
    view.w = Math.min(W, Math.max(W / CLOSEST, view.w * factor));
    view.x = point.x - (point.x - view.x) * view.w / before;
    view.y = point.y - (point.y - view.y) * view.w / before;
    draw();
  }

  /* Brings an event's mark into sight when one has come closer. */
  function bring(mark) {
    const [x, y] = mark.parentNode.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    const h = view.w * H / W;
    if (x > view.x && x < view.x + view.w && y > view.y && y < view.y + h) return;
    view.x = x - view.w / 2;
    view.y = y - h / 2;
    draw();
  }

  let held = null;
  let moved = false;
  svg.addEventListener("pointerdown", (event) => {
    if (view.w < W && event.button === 0) held = { ...at(event), id: event.pointerId };
    moved = false;
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held || held.id !== event.pointerId) return;
    const now = at(event);
    if (!moved && Math.hypot(now.x - held.x, now.y - held.y) < view.w / 150) return;
    if (!moved) svg.setPointerCapture(event.pointerId);
    moved = true;
    view.x += held.x - now.x;
    view.y += held.y - now.y;
    draw();
  });
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => { held = null; });
  svg.addEventListener("click", (event) => {
    if (moved) event.stopPropagation();
    if (moved) event.preventDefault();
  }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, at(event));
  }, { passive: false });
  byId("zoom-in").addEventListener("click", () => zoom(1 / 1.6));
  byId("zoom-out").addEventListener("click", () => zoom(1.6));
  byId("zoom-all").addEventListener("click", () => { view.w = W; draw(); });
  all(".zoom").forEach((box) => box.removeAttribute("hidden"));
  return { bring };
})();
