/* A status or a count -> the mark that stands for it, drawn on a canvas. One colour for all; a status is a shape. */

export const SHAPES = ["claimed", "reported", "corroborated", "disputed", "denied"];
const BOX = 20;

/* Each draws about the middle of a box of 20 units, as the marks of the offline page are drawn. */
const DRAW = {
  claimed: (pen, { ground, mark }) => round(pen, 5.5, ground, mark, 2.4),
  reported: (pen, { mark, ground }) => corners(pen, [[0, -7], [7, 0], [0, 7], [-7, 0]], mark, ground),
  corroborated: (pen, { mark, ground }) => {
    round(pen, 6.5, mark, ground, 1.2);
    stroke(pen, [[-2.8, 0.2], [-0.8, 2.3], [3, -2]], ground);
  },
  disputed: (pen, { mark, ground }) => {
    corners(pen, [[0, -7.5], [7.5, 6], [-7.5, 6]], mark, ground);
    stroke(pen, [[0, -2.6], [0, 1.4]], ground);
    stroke(pen, [[0, 3.6], [0, 3.9]], ground);
  },
  denied: (pen, { mark, ground }) => {
    corners(pen, [[-6, -6], [6, -6], [6, 6], [-6, 6]], mark, ground);
    stroke(pen, [[-2.6, -2.6], [2.6, 2.6]], ground);
    stroke(pen, [[2.6, -2.6], [-2.6, 2.6]], ground);
  },
};

function round(pen, radius, fill, line, width) {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  finish(pen, fill, line, width);
}

function corners(pen, points, fill, line) {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.closePath();
  finish(pen, fill, line, 1.2);
}

function finish(pen, fill, line, width) {
  pen.fillStyle = fill;
  pen.fill();
  pen.strokeStyle = line;
  pen.lineWidth = width;
  pen.stroke();
}

function stroke(pen, points, line) {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.strokeStyle = line;
  pen.lineWidth = 1.9;
  pen.lineCap = pen.lineJoin = "round";
  pen.stroke();
}

/* A canvas of the mark; `size` in CSS pixels. An unknown status has the mark of a claim. */
export function drawMark(status, colours, size = BOX) {
  const draw = Object.hasOwn(DRAW, status) ? DRAW[status] : DRAW.claimed;
  return drawIn(BOX, size, (pen) => draw(pen, colours));
}

/* A canvas of the dot of a city, no larger than the dot, so that it takes no room from names. */
export function drawDot({ land, city }, size) {
  return drawIn(size, size, (pen) => round(pen, size / 2 - 1, land, city, 1.1));
}

function drawIn(units, size, draw) {
  const ratio = Math.max(1, window.devicePixelRatio || 1);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(size * ratio);
  const pen = canvas.getContext("2d");
  pen.scale(canvas.width / units, canvas.height / units);
  pen.translate(units / 2, units / 2);
  draw(pen);
  return canvas;
}

/* The radius of a disc that stands for so many events, in pixels: five more for ten times as many. */
export function discRadius(count) {
  return Math.min(30, 9 + 5 * Math.log10(Math.max(1, count)));
}
