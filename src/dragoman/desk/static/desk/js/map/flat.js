/* The map by Leaflet, for a browser without WebGL: the same earth, marks and popups, drawn on a plain canvas. */

import { circle, seatNames } from "./earth.js";
import { discRadius, drawMark } from "./marks.js";
import { asCircles, shortCount } from "./points.js";
import { WORDS } from "./words.js";

const VENDOR = new URL("../../vendor/leaflet/", import.meta.url);
const CITY_FROM = [3, 4, 5, 6, 7];
const MOST_NAMES = 60;
const MARK_PX = 20;

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${url} cannot be loaded.`));
    document.head.append(script);
  });
}

export async function makeFlatMap({ box, earth, colours, center, zoom, maxZoom, onPick }) {
  if (!window.L) await loadScript(new URL("leaflet.js", VENDOR).href);
  const L = window.L;
  const map = L.map(box, {
    attributionControl: false, zoomControl: false, maxZoom, minZoom: 1, zoomSnap: 0.5, fadeAnimation: false,
    center: [center[1], center[0]], zoom: zoom + 1,
    renderer: L.canvas({ padding: 0.3 }),
  });
  L.control.zoom({ position: "topright", zoomInTitle: WORDS.closer, zoomOutTitle: WORDS.farther }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 90 }).addTo(map);

  let c = colours;
  let points = [];
  let round = null;
  let seated = new Map();
  const seen = () => {
    const bounds = map.getBounds();
    return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth(), zoom: map.getZoom() - 1 };
  };
  const shapes = L.layerGroup().addTo(map);
  const regions = L.geoJSON(earth.regions, { interactive: false });
  const ground = [
    [L.geoJSON(earth.land, { interactive: false }), () => ({ fillColor: c.land, fillOpacity: 1, color: c.coast, weight: 0.8 })],
    [regions, () => ({ color: c.region, weight: 0.8 })],
    [L.geoJSON(earth.borders, { interactive: false }), () => ({ color: c.border, weight: 1.2, dashArray: "4 2 1 2" })],
  ];
  map.createPane("names").style.zIndex = "450";
  const names = L.layerGroup().addTo(map);
  const marks = L.layerGroup().addTo(map);

  function drawShapes() {
    shapes.clearLayers();
    const faint = { interactive: false, weight: 1, color: c.circleLine, dashArray: "2 3", fillColor: c.circle, fillOpacity: 1 };
    L.geoJSON(asCircles(points), faint).addTo(shapes);
    if (round) L.geoJSON(circle(round.lon, round.lat, round.radius_km), { ...faint, color: c.mark, fillColor: c.round }).addTo(shapes);
  }

  function drawMarks() {
    marks.clearLayers();
    for (const point of points) {
      const size = point.status ? MARK_PX : 2 * discRadius(point.count);
      const face = point.status ? drawMark(point.status, c, MARK_PX) : document.createElement("span");
      face.className = point.status ? "map-mark" : "map-disc";
      if (!point.status) face.textContent = shortCount(point.count);
      const icon = L.divIcon({ html: face, className: "map-icon", iconSize: [size, size] });
      L.marker([point.lat, point.lon], { icon, keyboard: false }).on("click", () => onPick(point)).addTo(marks);
    }
  }

  /* Names of what is in view, the largest first, none over another. */
  function drawNames() {
    names.clearLayers();
    const { zoom: closeness } = seen();
    const view = map.getBounds();
    const taken = points.map((point) => {
      const { x, y } = map.latLngToContainerPoint([point.lat, point.lon]);
      const radius = point.status ? MARK_PX / 2 : discRadius(point.count);
      return [x - radius, y - radius, x + radius, y + radius];
    });
    const most = taken.length + MOST_NAMES;
    const put = (text, [lon, lat], kind) => {
      const { x, y } = map.latLngToContainerPoint([lat, lon]);
      const half = text.length * 3.6 + 6;
      const middle = kind === "city" ? x + half : x;
      const room = [middle - half, y - 9, middle + half, y + 9];
      if (taken.length >= most || taken.some((r) => room[0] < r[2] && room[2] > r[0] && room[1] < r[3] && room[3] > r[1])) return;
      taken.push(room);
      const face = document.createElement("span");
      face.textContent = text;
      L.marker([lat, lon], { icon: L.divIcon({ html: face, className: `map-name map-${kind}`, iconSize: [0, 0] }), pane: "names", interactive: false, keyboard: false }).addTo(names);
    };
    const inView = ({ geometry }) => view.contains([geometry.coordinates[1], geometry.coordinates[0]]);
    seated = seatNames(earth.countries, seen(), seated);
    for (const { name, seat } of seated.values()) put(name, seat, "country");
    const shown = earth.cities.features.filter((f) => CITY_FROM[f.properties.rank] <= closeness && inView(f));
    for (const one of shown.sort((a, b) => a.properties.rank - b.properties.rank)) put(one.properties.name, one.geometry.coordinates, "city");
  }

  function drawGround() {
    for (const [layer, look] of ground) layer.setStyle({ ...look(), interactive: false });
    map.getContainer().style.background = c.water;
  }

  for (const [layer] of ground) if (layer !== regions) layer.addTo(map);
  const settle = () => {
    if (map.getZoom() >= 5.5) regions.addTo(map).bringToBack();
    else regions.remove();
    if (map.hasLayer(regions)) ground[0][0].bringToBack();
    drawNames();
  };
  map.on("moveend", settle);
  drawGround();
  settle();

  return {
    name: "flat",
    setPoints(list) {
      points = list;
      drawShapes();
      drawMarks();
      drawNames();
    },
    setRound(given) {
      round = given;
      drawShapes();
    },
    setColours(now) {
      c = now;
      drawGround();
      drawShapes();
      drawMarks();
    },
    view: seen,
    remove: () => map.remove(),
    onMove: (callback) => map.on("moveend", callback),
    fit: ([west, south, east, north]) => map.fitBounds([[south, west], [north, east]], { padding: [48, 48], maxZoom: 8, animate: false }),
    go: (lon, lat, closer) => map.setView([lat, lon], closer === undefined ? map.getZoom() : closer + 1),
    maxZoom: maxZoom - 1,
    showPopup(point, content) {
      L.popup({ maxWidth: 352, offset: [0, -4], className: "map-popup" }).setLatLng([point.lat, point.lon]).setContent(content).openOn(map);
      content.querySelector("a, button")?.focus();
    },
    closePopup: () => map.closePopup(),
  };
}
