/* Keys of the page of translations: from one sentence with a fault to the next. */
(() => {
  "use strict";
  const faulty = dragoman.all(".passage.is-faulty");
  let at = -1;
  function go(step) {
    if (!faulty.length) return;
    at = (at + step + faulty.length) % faulty.length;
    faulty[at].focus();
    faulty[at].scrollIntoView({ block: "center" });
    dragoman.byId("status").textContent = `${at + 1} / ${faulty.length}`;
  }
  dragoman.onKeys({ j: () => go(1), k: () => go(-1), t: dragoman.nextTheme, "?": () => dragoman.help.showModal() }, () => {});
})();
