/* <div data-map data-points-url="..."> -> a map of those points; a module: <script type="module" src=".../js/map.js">.

   data-points-url       GeoJSON of points; properties id, url, title, count, status, precision, radius_km, type
   data-server-clusters  ask again after each move, with &bbox=west,south,east,north&zoom=n (type "cluster" is a cluster)
   data-center           "lon,lat"; without it, the points (or the circle) fill the view
   data-zoom             a number; 0 is the whole earth
   data-circle           {"lat": .., "lon": .., "radius_km": ..}: how far off the place of one event may be
   data-cooperative      on a page that scrolls: the wheel moves the page, with Ctrl the map
   data-map-table        on a <details> beside or in it: the table of the same points; closed once the map is drawn

   MapLibre where there is WebGL, else Leaflet, else only the table. Nothing comes from elsewhere. */

import { onThemeChange, readColours } from "./colours.js";
import { readEarth } from "./map/earth.js";
import { makeFlatMap } from "./map/flat.js";
import { hasWebGl, makeGlMap } from "./map/gl.js";
import { make, makeList, makeNote, popupOf } from "./map/panel.js";
import { boundsOf, readPoints } from "./map/points.js";
import { WORDS } from "./map/words.js";

const COLOURS = ["water", "land", "coast", "border", "region", "country", "city", "mark", "ground", "circle", "circleLine", "round"];
const MAX_ZOOM = 11;
const engines = new WeakMap();
let earth = null;

function readOptions({ dataset }) {
  const center = (dataset.center ?? "").split(",").map(Number);
  const zoom = Number(dataset.zoom);
  let round = null;
  try {
    const given = JSON.parse(dataset.circle ?? "null");
    if (given && [given.lat, given.lon, given.radius_km].every(Number.isFinite)) round = given;
  } catch { /* a circle that cannot be read is not drawn */ }
  const hasCenter = center.length === 2 && center.every(Number.isFinite) && dataset.center !== "";
  return { center: hasCenter ? center : null, zoom: dataset.zoom && Number.isFinite(zoom) ? zoom : null, round };
}

async function makeEngine(options) {
  if (hasWebGl()) {
    try {
      return await makeGlMap(options);
    } catch (error) {
      console.warn("Map without WebGL:", error?.message);
      options.box.replaceChildren();
      options.box.className = "map-box";
    }
  }
  return makeFlatMap(options);
}

/* Points in the view that the address's answer has; the last question wins. */
function makeAsker(root, onAnswer, onFailure) {
  let asked = null;
  return async (view) => {
    const url = new URL(root.dataset.pointsUrl, location.href);
    if (url.origin !== location.origin) return;
    if (view) {
      const whole = view.east - view.west >= 360;
      const box = whole ? [-180, view.south, 180, view.north] : [view.west, view.south, view.east, view.north];
      const box4 = box.map((value, n) => Math.max(n % 2 ? -90 : -540, Math.min(n % 2 ? 90 : 540, value)).toFixed(4));
      url.searchParams.set("bbox", box4.join(","));
      url.searchParams.set("zoom", String(Math.max(0, Math.floor(view.zoom))));
    }
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "application/geo+json, application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      onAnswer(readPoints(await answer.json()));
    } catch (error) {
      if (error.name !== "AbortError") onFailure(error);
    }
  };
}

async function wire(root) {
  if (root.dataset.mapState) return;
  root.dataset.mapState = "loading";
  const box = make("div", { class: "map-box" });
  const message = make("p", { class: "map-message", role: "status" });
  message.hidden = true;
  const list = makeList((point) => pick(point, true));
  const note = makeNote();
  root.prepend(make("div", { class: "map-frame" }, list.box, box, message), note.box);
  const { center, zoom, round } = readOptions(root);
  let colours = readColours(root, "map", COLOURS);
  let engine = null;
  let points = [];

  function pick(point, byKeyboard = false) {
    if (point.isCluster && engine.view().zoom < engine.maxZoom - 0.5) {
      engine.closePopup();
      engine.go(point.lon, point.lat, Math.min(engine.maxZoom, engine.view().zoom + 2));
      return;
    }
    if (byKeyboard) engine.go(point.lon, point.lat);
    engine.showPopup(point, popupOf(point, colours));
  }

  function listView() {
    const { west, south, east, north } = engine.view();
    const inside = ({ lon, lat }) => lat >= south && lat <= north && [-360, 0, 360].some((turn) => lon + turn >= west && lon + turn <= east);
    list.show(points.filter(inside));
  }

  try {
    earth ??= readEarth();
    engine = await makeEngine({
      box, colours, earth: await earth, center: center ?? [12, 18], zoom: zoom ?? (center ? 5 : 1.3),
      maxZoom: MAX_ZOOM, isCooperative: root.hasAttribute("data-cooperative"), onPick: pick,
    });
  } catch (error) {
    earth = null;
    root.dataset.mapState = "none";
    root.querySelector(".map-frame").remove();
    note.box.remove();
    console.warn("No map:", error?.message);
    return;
  }

  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest(".map-popup")) return;
    engine.closePopup();
    list.focus();
  });
  engines.set(root, engine);
  let isFitted = center !== null;
  const onAnswer = (answer) => {
    points = answer;
    message.hidden = true;
    engine.setPoints(points);
    note.show(points, colours);
    const bounds = boundsOf(points, round);
    if (!isFitted && bounds) engine.fit(bounds);
    isFitted = true;
    listView();
    root.dataset.mapState = engine.name;
    root.dataset.mapPoints = String(points.length);
  };
  const onFailure = () => {
    message.textContent = WORDS.failed;
    message.hidden = false;
    root.dataset.mapState = engine.name;
  };
  const ask = makeAsker(root, onAnswer, onFailure);
  engine.setRound(round);
  engine.onMove(() => (root.hasAttribute("data-server-clusters") ? ask(engine.view()) : listView()));
  onThemeChange(() => {
    if (!root.isConnected) return;
    colours = readColours(root, "map", COLOURS);
    engine.setColours(colours);
    note.show(points, colours);
  });
  const table = root.parentElement?.querySelector("details[data-map-table]");
  if (table) table.open = false;
  if (root.dataset.pointsUrl) await ask(root.hasAttribute("data-server-clusters") ? engine.view() : null);
  else onAnswer([]);
}

function wireAll(place) {
  for (const root of place.querySelectorAll?.("[data-map]") ?? []) wire(root);
  if (place.matches?.("[data-map]")) wire(place);
}

wireAll(document);
document.addEventListener("htmx:load", (event) => wireAll(event.target));
/* A browser gives a page few WebGL contexts: one that is swapped out is given back. */
document.addEventListener("htmx:beforeCleanupElement", ({ target }) => {
  engines.get(target)?.remove();
  engines.delete(target);
});
