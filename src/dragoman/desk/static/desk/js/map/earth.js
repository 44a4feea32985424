/* The packed files of static/desk/map -> the land, lines and names under the points, as GeoJSON. */

const FOLDER = new URL("../../map/", import.meta.url);

async function read(name) {
  const answer = await fetch(new URL(name, FOLDER));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/* A first point, then steps, in whole parts of a degree. */
function unpack(flat, units) {
  const points = [];
  let x = 0;
  let y = 0;
  for (let n = 0; n < flat.length; n += 2) {
    x += flat[n];
    y += flat[n + 1];
    points.push([x / units, y / units]);
  }
  return points;
}

function unpair(flat) {
  return flat.flatMap((value, n) => (n % 2 ? [] : [[value, flat[n + 1]]]));
}

function feature(type, coordinates, properties = {}) {
  return { type: "Feature", properties, geometry: { type, coordinates } };
}

export function collection(features) {
  return { type: "FeatureCollection", features };
}

/* { land, borders, regions, cities, countries }: collections of polygons, lines and points, and a list of countries. A city
   has a rank (0 the largest of its country, then 1 to 4 by size), a country a width in degrees and seats for its name. */
export async function readEarth() {
  const [land, regions, names] = await Promise.all(["land.json", "regions.json", "names.json"].map(read));
  const units = land.units_per_degree;
  const lines = (packed, parts) => collection([feature("MultiLineString", packed.map((flat) => unpack(flat, parts)))]);
  return {
    land: collection(land.land.map((rings) => feature("Polygon", rings.map((flat) => unpack(flat, units))))),
    borders: lines(land.borders, units),
    regions: lines(regions.lines, regions.units_per_degree),
    countries: names.countries.map(([name, width, ...flat]) => ({ name, width, seats: unpair(flat) })),
    cities: collection(names.cities.map(([name, lon, lat, rank]) => feature("Point", [lon, lat], { name, rank }))),
  };
}

/* Up to which closeness a country must be how wide, in degrees, to have its name on the map. */
const WIDTHS = [[2.5, 9], [3.5, 6], [4.5, 3], [5.5, 1.2], [Infinity, 0]];
const EDGE = 0.06;

/* Each country's name where the view has room for it: the roomiest of its seats that lies in view. One that is still in
   view stays where it was. `before` is what this gave for the view before. */
export function seatNames(countries, { west, south, east, north, zoom }, before = new Map()) {
  const side = (east - west) * EDGE;
  const rise = (north - south) * EDGE;
  const shift = ([lon]) => [0, -360, 360].find((turn) => lon + turn > west + side && lon + turn < east - side);
  const isIn = (seat) => seat[1] > south + rise && seat[1] < north - rise && shift(seat) !== undefined;
  const least = WIDTHS.find(([until]) => zoom < until)[1];
  const seated = new Map();
  for (const { name, width, seats } of countries) {
    if (width < least) continue;
    const old = before.get(name);
    const seat = old && isIn(old.seat) ? old.seat : seats.find(isIn);
    if (seat) seated.set(name, { name, width, seat });
  }
  return seated;
}

export function seatsAsGeojson(seated) {
  return collection([...seated.values()].map(({ name, width, seat }) => feature("Point", seat, { name, width })));
}

const KM_A_DEGREE = 111.195;
const CORNERS = 64;

/* The ring of all points at a distance from one (on a sphere), as a polygon. */
export function circle(lon, lat, radiusKm) {
  const arc = (Math.min(radiusKm / KM_A_DEGREE, 89) * Math.PI) / 180;
  const up = (Math.max(-89.9, Math.min(89.9, lat)) * Math.PI) / 180;
  const ring = [];
  for (let n = 0; n <= CORNERS; n += 1) {
    const turn = (2 * Math.PI * n) / CORNERS;
    const sine = Math.sin(up) * Math.cos(arc) + Math.cos(up) * Math.sin(arc) * Math.cos(turn);
    const east = Math.atan2(Math.sin(turn) * Math.sin(arc) * Math.cos(up), Math.cos(arc) - Math.sin(up) * sine);
    ring.push([lon + (east * 180) / Math.PI, (Math.asin(sine) * 180) / Math.PI]);
  }
  return feature("Polygon", [ring]);
}
