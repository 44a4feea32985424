/* The variables of chart.css at a figure -> a Vega-Lite configuration: one face, one accent, hairlines. */

import { readColours } from "../colours.js";

const NAMES = ["ground", "ink", "soft", "rule", "edge", "accent", "band"];
const SERIES = ["1", "2", "3", "4", "5", "6", "7", "8"];
const SMALL = 11;

export function readLook(figure) {
  const c = readColours(figure, "chart", NAMES);
  const series = Object.values(readColours(figure, "chart", SERIES));
  const font = getComputedStyle(figure).fontFamily;
  const words = { labelColor: c.soft, titleColor: c.soft, labelFontSize: SMALL, titleFontSize: SMALL, titleFontWeight: "normal" };
  return {
    font,
    background: c.ground,
    view: { stroke: null },
    padding: 4,
    title: { color: c.ink, fontSize: 13, fontWeight: 600, anchor: "start", offset: 10, subtitleColor: c.soft, subtitleFontSize: SMALL },
    axis: { ...words, gridColor: c.rule, domainColor: c.edge, tickColor: c.edge, tickSize: 4, labelPadding: 4, titlePadding: 8, labelLimit: 220 },
    axisY: { domain: false, ticks: false },
    axisX: { grid: false },
    legend: { ...words, orient: "top", symbolSize: 70, symbolStrokeWidth: 0, labelLimit: 220, offset: 6 },
    header: { labelColor: c.ink, titleColor: c.soft, labelFontSize: SMALL, titleFontSize: SMALL, titleFontWeight: "normal" },
    mark: { color: c.accent },
    bar: { cornerRadiusEnd: 1.5 },
    line: { strokeWidth: 1.75, strokeJoin: "round" },
    point: { size: 34, filled: true },
    area: { opacity: 0.35 },
    rule: { color: c.edge },
    text: { color: c.ink, fontSize: SMALL },
    errorbar: { color: c.accent },
    range: { category: series, ordinal: [c.band, c.accent], ramp: [c.band, c.accent], heatmap: [c.band, c.accent] },
  };
}
