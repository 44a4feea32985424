/* Names of CSS variables -> colours that a canvas, MapLibre and Vega can read, and word when the theme changes. */

const sheet = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
sheet.canvas.width = sheet.canvas.height = 1;

/* Whatever a style sheet may write (color-mix, oklch, a variable) as rgba(). */
function plain(colour) {
  sheet.clearRect(0, 0, 1, 1);
  sheet.fillStyle = colour;
  sheet.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = sheet.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${Math.round((alpha / 255) * 1000) / 1000})`;
}

/* { name: "rgba(...)" } of the variables `--prefix-name` as they are at the element. */
export function readColours(element, prefix, names) {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const found = {};
  for (const name of names) {
    probe.style.color = `var(--${prefix}-${name})`;
    found[name] = plain(getComputedStyle(probe).color);
  }
  probe.remove();
  return found;
}

/* Calls back when the system or the page goes from light to dark or back. */
export function onThemeChange(callback) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", callback);
  }
  new MutationObserver(callback).observe(document.documentElement, { attributeFilter: ["data-theme", "class"] });
}
