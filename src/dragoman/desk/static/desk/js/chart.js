/* <figure data-chart data-spec-url="..."> -> a Vega-Lite chart; a module: <script type="module" src=".../js/chart.js">.

   data-spec-url     JSON: a Vega-Lite specification with its data in it, and a description in words
   data-csv-url      where the same numbers are had as CSV (this site only)
   data-name         name of the files that are saved; else from the title
   data-chart-table  on a <details> in the figure: the same numbers as a table; opened when the chart cannot be drawn

   No expression becomes code: the specification is walked by Vega's interpreter, so the page needs no eval. Nothing that a
   specification names is loaded, and a link in it leads only to this site. Colours and faces are those of chart.css. */

import { timeLocale } from "./chart/locale.js";
import { readLook } from "./chart/look.js";
import { onThemeChange } from "./colours.js";

const VENDOR = new URL("../vendor/", import.meta.url);
const SCRIPTS = ["vega/vega.min.js", "vega-lite/vega-lite.min.js", "vega-embed/vega-embed.min.js"];
const { say } = window.words;
const WORDS = {
  save: say("Save the chart"),
  asSvg: say("Save as SVG"),
  asPng: say("Save as PNG"),
  asCsv: say("Save the numbers as CSV"),
  failed: say("The chart could not be drawn. The table has its numbers."),
};
const PNG_SCALE = 2;
let library = null;

function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${url} cannot be loaded.`));
    document.head.append(script);
  });
}

/* Vega, Vega-Lite and vega-embed, once, in the order in which each needs the one before. */
function loadLibrary() {
  library ??= (async () => {
    for (const path of SCRIPTS) await loadScript(new URL(path, VENDOR).href);
    return { vega: window.vega, embed: window.vegaEmbed };
  })();
  library.catch(() => { library = null; });
  return library;
}

function ownUrl(address) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new Error(`${address} is not of this site.`);
  return url.href;
}

/* A loader that loads nothing, and lets a link lead to a page of this site alone. */
function makeLoader(vega) {
  const refuse = async (address) => { throw new Error(`${address}: a chart loads nothing.`); };
  const sanitize = async (address, options) => {
    if (options?.context !== "href") return refuse(address);
    return { href: ownUrl(address) };
  };
  return Object.assign(vega.loader(), { load: refuse, http: refuse, file: refuse, sanitize });
}

/* As wide as its figure, unless it says otherwise; without what could change how it is drawn. */
function prepare(specification) {
  const { usermeta, ...kept } = specification;
  const isOne = "mark" in kept || "layer" in kept;
  if (isOne && kept.width === undefined) kept.width = "container";
  if (kept.width === "container" && kept.autosize === undefined) kept.autosize = { type: "fit-x", contains: "padding" };
  return kept;
}

function save(href, name) {
  const link = document.createElement("a");
  link.href = href;
  link.download = name;
  link.click();
}

function fileName(figure, { title }) {
  const words = figure.dataset.name || (typeof title === "string" ? title : title?.text) || "chart";
  return String(words).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "chart";
}

function makeButton(word, label, onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = word;
  button.title = label;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", onClick);
  return button;
}

function makeActions(figure, name, current) {
  const box = document.createElement("div");
  box.className = "chart-actions";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", WORDS.save);
  const saveAs = async (kind) => {
    const href = await current().toImageURL(kind, kind === "png" ? PNG_SCALE : 1);
    save(href, `${name}.${kind}`);
    if (href.startsWith("blob:")) setTimeout(() => URL.revokeObjectURL(href), 10_000);
  };
  box.append(makeButton("SVG", WORDS.asSvg, () => saveAs("svg")), makeButton("PNG", WORDS.asPng, () => saveAs("png")));
  if (figure.dataset.csvUrl) {
    const link = document.createElement("a");
    link.href = ownUrl(figure.dataset.csvUrl);
    link.download = `${name}.csv`;
    link.textContent = "CSV";
    link.title = WORDS.asCsv;
    link.setAttribute("aria-label", WORDS.asCsv);
    box.append(link);
  }
  return box;
}

function fail(figure, box, error) {
  console.warn("No chart:", error?.message);
  figure.dataset.chartState = "none";
  const message = document.createElement("p");
  message.className = "chart-message";
  message.setAttribute("role", "status");
  message.textContent = WORDS.failed;
  box.replaceChildren(message);
  const table = figure.querySelector("details[data-chart-table]");
  if (table) table.open = true;
}

async function wire(figure) {
  if (figure.dataset.chartState || !figure.dataset.specUrl) return;
  figure.dataset.chartState = "loading";
  const box = document.createElement("div");
  box.className = "chart-box";
  const caption = figure.querySelector(":scope > figcaption");
  if (caption) caption.after(box);
  else figure.prepend(box);
  try {
    const [answer, { vega, embed }] = await Promise.all([
      fetch(ownUrl(figure.dataset.specUrl), { headers: { Accept: "application/json" } }), loadLibrary(),
    ]);
    if (!answer.ok) throw new Error(`${figure.dataset.specUrl}: ${answer.status}`);
    const specification = prepare(await answer.json());
    let drawn = null;
    const draw = async () => {
      const before = drawn;
      const inner = document.createElement("div");
      inner.className = "chart-drawing";
      box.replaceChildren(inner);
      drawn = await embed(inner, structuredClone(specification), {
        mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, hover: false,
        tooltip: { disableDefaultStyle: true }, loader: makeLoader(vega), config: readLook(figure), timeFormatLocale: timeLocale(),
      });
      before?.finalize();
    };
    await draw();
    box.after(makeActions(figure, fileName(figure, specification), () => drawn.view));
    figure.dataset.chartState = "drawn";
    onThemeChange(() => { if (figure.isConnected) draw().catch((error) => fail(figure, box, error)); });
  } catch (error) {
    fail(figure, box, error);
  }
}

function wireAll(place) {
  for (const figure of place.querySelectorAll?.("[data-chart]") ?? []) wire(figure);
  if (place.matches?.("[data-chart]")) wire(place);
}

wireAll(document);
document.addEventListener("htmx:load", (event) => wireAll(event.target));
