/* What the server answers -> the points that are drawn: one a place, with all events that stand there. */

import { circle, collection } from "./earth.js";
import { SHAPES, discRadius } from "./marks.js";

const MOST_CIRCLES = 150;

/* A path of this site, or nothing: a link never leads elsewhere. */
export function ownPath(url) {
  if (typeof url !== "string" || !url) return null;
  try {
    const whole = new URL(url, location.href);
    return whole.origin === location.origin && whole.protocol.startsWith("http") ? whole.pathname + whole.search + whole.hash : null;
  } catch {
    return null;
  }
}

function isPoint(one) {
  const [lon, lat] = one?.geometry?.coordinates ?? [];
  return one?.geometry?.type === "Point" && Math.abs(lon) <= 540 && Math.abs(lat) <= 90;
}

function readItem({ properties, geometry }) {
  const given = properties ?? {};
  const [lon, lat] = geometry.coordinates;
  return {
    lon, lat,
    id: String(given.id ?? ""),
    url: ownPath(given.url),
    title: String(given.title ?? ""),
    status: SHAPES.includes(given.status) ? given.status : "claimed",
    count: Math.max(1, Math.round(Number(given.count)) || 1),
    radiusKm: Math.max(0, Number(given.radius_km) || 0),
    isCluster: given.type === "cluster",
  };
}

/* Points, largest first: { key, lon, lat, count, status or null, isCluster, radiusKm, items }. Events of one place are one
   point; a place of one event has its status. */
export function readPoints(answer) {
  const places = new Map();
  for (const item of (answer?.features ?? []).filter(isPoint).map(readItem)) {
    const key = item.isCluster ? `cluster ${item.id} ${item.lon} ${item.lat}` : `${item.lon} ${item.lat}`;
    const place = places.get(key) ?? { key, lon: item.lon, lat: item.lat, count: 0, radiusKm: 0, isCluster: item.isCluster, items: [] };
    place.count += item.count;
    place.radiusKm = Math.max(place.radiusKm, item.radiusKm);
    place.items.push(item);
    places.set(key, place);
  }
  const points = [...places.values()];
  for (const point of points) {
    point.status = point.items.length === 1 && point.count === 1 && !point.isCluster ? point.items[0].status : null;
  }
  return points.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/* The points as GeoJSON whose ids are their places in the list. */
export function asGeojson(points) {
  return collection(
    points.map(({ lon, lat, count, status }, id) => ({
      type: "Feature",
      id,
      properties: { id, count, status: status ?? "", radius: discRadius(count), label: shortCount(count) },
      geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  );
}

/* How far off each point may be, as circles; none where there are so many that they would hide the map. */
export function asCircles(points) {
  const wide = points.filter((point) => point.radiusKm > 0 && !point.isCluster);
  return collection(wide.length > MOST_CIRCLES ? [] : wide.map(({ lon, lat, radiusKm }) => circle(lon, lat, radiusKm)));
}

/* 950 -> "950", 12400 -> "12k": what fits on a disc. The popup has the whole number. */
export function shortCount(count) {
  if (count < 1000) return String(count);
  return count < 1_000_000 ? `${Math.floor(count / 1000)}k` : `${Math.floor(count / 1_000_000)}M`;
}

/* [west, south, east, north] of points and a circle, or null when there are none. */
export function boundsOf(points, round) {
  const spots = points.map(({ lon, lat }) => [lon, lat]);
  if (round) spots.push(...circle(round.lon, round.lat, round.radius_km).geometry.coordinates[0]);
  if (!spots.length) return null;
  const lons = spots.map(([lon]) => lon);
  const lats = spots.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
