/* The map by MapLibre GL: needs WebGL 2. Made once; points, colours and the view are set from outside. */

import { circle, collection, seatNames, seatsAsGeojson } from "./earth.js";
import { SHAPES, drawDot, drawMark } from "./marks.js";
import { asCircles, asGeojson } from "./points.js";
import { makeStyle, paintOf, paints } from "./style.js";
import { WORDS } from "./words.js";

const VENDOR = new URL("../../vendor/maplibre-gl/", import.meta.url);
const MARK_PX = 20;
const DOT_PX = 7;
const NEAR_PX = 5;

export function hasWebGl() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

/* The engine, once it can draw. Throws when the browser gives no context. */
export async function makeGlMap({ box, earth, colours, center, zoom, maxZoom, isCooperative, onPick }) {
  const { Map: GlMap, NavigationControl, Popup, ScaleControl, setWorkerUrl } = await import(new URL("maplibre-gl.js", VENDOR));
  setWorkerUrl(new URL("maplibre-gl-worker.js", VENDOR).href);
  const map = new GlMap({
    container: box,
    style: makeStyle(earth, colours),
    center, zoom, maxZoom, minZoom: 0.6, maxPitch: 0,
    attributionControl: false,
    cooperativeGestures: isCooperative,
    dragRotate: false, pitchWithRotate: false, touchPitch: false,
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    localIdeographFontFamily: "system-ui",
    locale: { "NavigationControl.ZoomIn": WORDS.closer, "NavigationControl.ZoomOut": WORDS.farther, "Map.Title": WORDS.map },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-left");
  const addMarks = (now) => {
    const add = (name, canvas, size) => {
      const image = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      if (map.hasImage(name)) map.removeImage(name);
      map.addImage(name, image, { pixelRatio: canvas.width / size });
    };
    for (const status of SHAPES) add(`mark-${status}`, drawMark(status, now, MARK_PX), MARK_PX);
    add("city", drawDot(now, DOT_PX), DOT_PX);
  };
  await new Promise((resolve, reject) => {
    map.once("style.load", () => addMarks(colours));
    map.once("load", resolve);
    map.once("error", ({ error }) => reject(error));
    setTimeout(() => reject(new Error("The map did not draw in 20 seconds.")), 20_000);
  }).catch((error) => {
    map.remove();
    throw error;
  });

  let points = [];
  let popup = null;
  let seated = new Map();
  const view = () => {
    const bounds = map.getBounds();
    return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth(), zoom: map.getZoom() };
  };
  const nameCountries = () => {
    seated = seatNames(earth.countries, view(), seated);
    map.getSource("countries").setData(seatsAsGeojson(seated));
  };
  const pointAt = ({ point: { x, y } }) => {
    const near = [[x - NEAR_PX, y - NEAR_PX], [x + NEAR_PX, y + NEAR_PX]];
    const [found] = map.queryRenderedFeatures(near, { layers: ["discs", "marks"] });
    return found && points[found.properties.id];
  };
  nameCountries();
  map.on("moveend", nameCountries);
  map.on("click", (event) => {
    const point = pointAt(event);
    if (point) onPick(point);
  });
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = pointAt(event) ? "pointer" : "";
  });

  return {
    name: "gl",
    setPoints(list) {
      points = list;
      map.getSource("points").setData(asGeojson(list));
      map.getSource("circles").setData(asCircles(list));
    },
    setRound(round) {
      map.getSource("round").setData(collection(round ? [circle(round.lon, round.lat, round.radius_km)] : []));
    },
    setColours(now) {
      const wanted = paints(now);
      for (const { id } of map.getStyle().layers) {
        for (const [key, value] of Object.entries(wanted[paintOf(id)] ?? {})) map.setPaintProperty(id, key, value);
      }
      addMarks(now);
    },
    view,
    remove: () => map.remove(),
    onMove: (callback) => map.on("moveend", callback),
    fit: (bounds) => map.fitBounds(bounds, { padding: 48, maxZoom: 7, animate: false }),
    go: (lon, lat, closer) => map.easeTo({ center: [lon, lat], zoom: closer ?? map.getZoom(), duration: 350 }),
    maxZoom,
    showPopup(point, content) {
      popup?.remove();
      popup = new Popup({ maxWidth: "22rem", offset: 12, className: "map-popup" }).setLngLat([point.lon, point.lat]).setDOMContent(content).addTo(map);
    },
    closePopup() {
      popup?.remove();
    },
  };
}
