/* The words of the map. Statuses are those of an event: the same words for every side. */

const { say, sayMany } = window.words;

export const WORDS = {
  map: say("Map"),
  pointsInView: say("Points in view"),
  noPoints: say("No point in view."),
  closer: say("Come closer"),
  farther: say("Go farther"),
  whole: say("Show all points"),
  events: (count) => sayMany("{n} event", "{n} events", count),
  more: (count) => say("and {count} more: see the table", { count }),
  within: (km) => say("Placed to within {km} km", { km }),
  failed: say("The points could not be loaded. The table has them."),
  credit: say("Coasts and borders: Natural Earth; no position is taken. Places: GeoNames (geonames.org), CC BY 4.0"),
};

export const STATUSES = {
  claimed: say("claimed"),
  reported: say("reported"),
  corroborated: say("corroborated"),
  disputed: say("disputed"),
  denied: say("denied"),
};
