/* The words of the map. Statuses are those of an event: the same words for every side. */

export const WORDS = {
  map: "Map",
  pointsInView: "Points in view",
  noPoints: "No point in view.",
  closer: "Come closer",
  farther: "Go farther",
  whole: "Show all points",
  events: (count) => (count === 1 ? "1 event" : `${count.toLocaleString()} events`),
  more: (count) => `and ${count.toLocaleString()} more: see the table`,
  within: (km) => `Placed to within ${km.toLocaleString()} km`,
  failed: "The points could not be loaded. The table has them.",
  credit: "Coasts and borders: Natural Earth; no position is taken. Places: GeoNames (geonames.org), CC BY 4.0",
};

export const STATUSES = {
  claimed: "claimed",
  reported: "reported",
  corroborated: "corroborated",
  disputed: "disputed",
  denied: "denied",
};
