/* Colours and the earth -> what MapLibre draws, from the water up to the points. */

const FACE = ["system-ui", "-apple-system", "Segoe UI", "Noto Sans", "Noto Sans Arabic", "sans-serif"];
const CITY_FROM = [2.6, 3.6, 4.6, 5.6, 6.6];

/* For each layer its paint by the colours of the theme: set anew when that changes. */
export function paints(c) {
  return {
    water: { "background-color": c.water },
    land: { "fill-color": c.land, "fill-antialias": false },
    coast: { "line-color": c.coast, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 8, 1.1] },
    regions: { "line-color": c.region, "line-width": 0.8, "line-opacity": ["interpolate", ["linear"], ["zoom"], 4, 0, 5.5, 1] },
    borders: { "line-color": c.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.6, 8, 1.5] },
    circles: { "fill-color": c.circle, "fill-antialias": true },
    circleLines: { "line-color": c.circleLine, "line-width": 1, "line-dasharray": [2, 3] },
    round: { "fill-color": c.round },
    roundLine: { "line-color": c.mark, "line-width": 1.2, "line-dasharray": [4, 3] },
    cities: { "text-color": c.city, "text-halo-color": c.land, "text-halo-width": 1.4, "text-halo-blur": 0.4 },
    countries: { "text-color": c.country, "text-halo-color": c.land, "text-halo-width": 1.6, "text-halo-blur": 0.6, "text-opacity": ["interpolate", ["linear"], ["zoom"], 7, 1, 9, 0.6] },
    discs: { "circle-radius": ["get", "radius"], "circle-color": c.mark, "circle-opacity": 0.92, "circle-stroke-color": c.ground, "circle-stroke-width": 1.5 },
    discCounts: { "text-color": c.ground },
    marks: {},
  };
}

const shape = (kind) => ["==", ["get", "status"], kind];
const EMPTY = { type: "FeatureCollection", features: [] };
const source = (data, more) => ({ type: "geojson", data, ...more });

function layers(c) {
  const paint = paints(c);
  const layer = (id, type, from, more = {}) => ({ id, type, ...(from && { source: from }), paint: paint[id], ...more });
  const names = { "text-font": FACE, "text-field": ["get", "name"], "text-padding": 4 };
  return [
    layer("water", "background"),
    layer("land", "fill", "land"),
    layer("coast", "line", "land", { layout: { "line-join": "round" } }),
    layer("regions", "line", "regions", { minzoom: 4, layout: { "line-join": "round" } }),
    { ...layer("borders", "line", "borders"), paint: { ...paint.borders, "line-dasharray": [4, 2, 1, 2] } },
    layer("circles", "fill", "circles"),
    layer("circleLines", "line", "circles"),
    layer("round", "fill", "round"),
    layer("roundLine", "line", "round"),
    ...CITY_FROM.map((from, rank) => ({
      ...layer("cities", "symbol", "cities", { minzoom: from, filter: ["==", ["get", "rank"], rank] }),
      id: `cities${rank}`,
      layout: {
        ...names,
        "text-size": ["interpolate", ["linear"], ["zoom"], from, 12 - rank * 0.4, from + 5, 14 - rank * 0.4],
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.55,
        "icon-image": "city",
        "icon-size": rank < 3 ? 1 : 0.8,
        "text-justify": "auto",
      },
    })).reverse(),
    layer("countries", "symbol", "countries", {
      minzoom: 1.2,
      layout: { ...names, "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10.5, 6, 13], "text-letter-spacing": 0.12, "text-max-width": 7, "symbol-sort-key": ["-", 0, ["get", "width"]] },
    }),
    layer("discs", "circle", "points", { filter: shape("") , layout: { "circle-sort-key": ["get", "count"] } }),
    layer("discCounts", "symbol", "points", {
      filter: shape(""),
      layout: { "text-font": FACE, "text-field": ["get", "label"], "text-size": 12, "text-allow-overlap": true },
    }),
    layer("marks", "symbol", "points", {
      filter: ["!=", ["get", "status"], ""],
      layout: { "icon-image": ["concat", "mark-", ["get", "status"]], "icon-allow-overlap": true, "icon-padding": 0 },
    }),
  ];
}

export function makeStyle(earth, colours) {
  const { land, regions, borders, cities } = earth;
  return {
    version: 8,
    sources: {
      land: source(land, { maxzoom: 8, tolerance: 0.6 }),
      regions: source(regions, { maxzoom: 8, tolerance: 0.6 }),
      borders: source(borders, { maxzoom: 8, tolerance: 0.6 }),
      cities: source(cities),
      countries: source(EMPTY),
      circles: source(EMPTY),
      round: source(EMPTY),
      points: source(EMPTY),
    },
    layers: layers(colours),
  };
}

/* Layers whose colours a change of theme sets: those of one paint share its name, with a rank after it. */
export function paintOf(layerId) {
  return layerId.replace(/\d+$/, "");
}
