/* Lights a value and its words together, shows one document at a time, filters, and listens to keys.
   Works on what the page holds already: it makes no element from text and asks nothing of the network. */
(() => {
  "use strict";
  const { root, byId, all, fold, help, nextTheme, onKeys } = dragoman;
  const main = byId("main");
  const status = byId("status");
  const documents = all(".document");
  const entries = new Map(all(".list [data-d]").map((li) => [li.dataset.d, li]));
  const isNarrow = () => matchMedia("(max-width: 899.9px)").matches;
  let shown = null;   // the document on screen
  let current = null; // the claim that j and k start from
  let pinned = [];    // ids that stay lit
  let lit = [];       // elements lit now
  const partners = new Map(); // document -> (id -> elements)

  main.dataset.pane = "source";

  /* Light */
  function partnersOf(section) {
    if (!partners.has(section)) {
      const index = new Map();
      for (const element of all("[data-v]", section)) {
        for (const id of element.dataset.v.split(" ")) {
          if (!index.has(id)) index.set(id, []);
          index.get(id).push(element);
        }
      }
      partners.set(section, index);
    }
    return partners.get(section);
  }

  function light(ids) {
    for (const element of lit) element.classList.remove("is-lit");
    lit = shown ? ids.flatMap((id) => partnersOf(shown).get(id) || []) : [];
    for (const element of lit) element.classList.add("is-lit");
  }

  const idsOf = (element) => element.dataset.v.split(" ");

  function bring(element) {
    for (let at = element.parentElement; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    element.scrollIntoView({ block: "center", inline: "nearest" });
  }

  /* The other side of a link: a value's first words, or a stretch's value (the next one at each repetition). */
  function across(link) {
    if (link.classList.contains("val")) return byId(link.hash.slice(1));
    const ids = idsOf(link);
    const at = ids.indexOf(link.dataset.at || "");
    return byId(ids[(at + 1) % ids.length]);
  }

  function follow(link, moveFocus) {
    const other = across(link);
    if (!other) return;
    if (link.classList.contains("hl")) {
      link.dataset.at = other.id;
      pinned = [other.id];
    } else {
      pinned = idsOf(link);
    }
    showPane(other.closest(".source") ? "source" : "claims");
    const claim = other.closest("article.claim") || link.closest("article.claim");
    if (claim) makeCurrent(claim);
    light(pinned);
    bring(other);
    if (moveFocus) other.focus({ preventScroll: true });
  }

  /* Documents, panes, claims */
  function showDocument(section, { focus = false } = {}) {
    if (!section || section === shown) return;
    if (shown) shown.classList.remove("is-shown");
    shown = section;
    shown.classList.add("is-shown");
    for (const [key, li] of entries) {
      const link = li.querySelector("a");
      if (key === section.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const entry = entries.get(section.id);
    if (entry && !isNarrow()) entry.scrollIntoView({ block: "nearest" });
    pinned = [];
    makeCurrent(null);
    light([]);
    if (focus) section.focus();
    if (isNarrow() && byId("list")) byId("list").open = false;
  }

  function showPane(name) {
    if (main.dataset.pane === name) return;
    main.dataset.pane = name;
    for (const button of all(".switch button")) button.setAttribute("aria-pressed", String(button.dataset.pane === name));
  }

  function makeCurrent(claim) {
    if (current) current.classList.remove("is-current");
    current = claim;
    if (current) current.classList.add("is-current");
  }

  const claimsOf = (section) => all("article.claim", section).filter((claim) => !claim.hidden);

  function stepClaim(step) {
    const claims = claimsOf(shown);
    if (!claims.length) return;
    const at = claims.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : claims.length - 1) : Math.min(claims.length - 1, Math.max(0, at + step));
    showPane("claims");
    makeCurrent(claims[next]);
    current.scrollIntoView({ block: "start" });
    current.focus({ preventScroll: true });
  }

  function stepDocument(step) {
    const open = documents.filter((section) => !entries.has(section.id) || !entries.get(section.id).hidden);
    const next = open[open.indexOf(shown) + step];
    if (!next) return;
    showDocument(next, { focus: true });
    history.replaceState(null, "", "#" + next.id);
  }

  function route() {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    const section = target && target.closest(".document");
    showDocument(section || shown || documents[0]);
    if (!section || target === section) return;
    if (target.matches("article.claim")) {
      showPane("claims");
      makeCurrent(target);
      target.scrollIntoView({ block: "start" });
      target.focus({ preventScroll: true });
    } else if (target.dataset.v) {
      showPane(target.closest(".source") ? "source" : "claims");
      pinned = target.classList.contains("val") ? idsOf(target) : idsOf(target).slice(0, 1);
      light(pinned);
      const other = across(target);
      if (other) bring(other);
      bring(target);
    }
  }

  /* Filter */
  const texts = new Map();
  const textOf = (element) => {
    if (!texts.has(element)) texts.set(element, fold(element.textContent));
    return texts.get(element);
  };
  const chosen = (id) => (byId(id) ? byId(id).value : "");

  function filter() {
    const words = fold(byId("find").value).split(/\s+/).filter(Boolean);
    const type = chosen("by-type");
    const assertion = chosen("by-assertion");
    const isOn = words.length > 0 || type !== "" || assertion !== "";
    let claimCount = 0;
    let documentCount = 0;
    for (const section of documents) {
      const title = textOf(section.querySelector("h2"));
      const claims = all("article.claim", section);
      let kept = 0;
      for (const claim of claims) {
        const hit = words.every((word) => textOf(claim).includes(word) || title.includes(word))
          && (!type || claim.dataset.type === type) && (!assertion || claim.dataset.assertion === assertion);
        claim.hidden = !hit;
        if (hit) kept += 1;
      }
      const nothing = section.querySelector(".pane .nothing");
      nothing.hidden = !(claims.length && !kept);
      const titleHit = !type && !assertion && words.every((word) => title.includes(word));
      const entry = entries.get(section.id);
      if (entry) entry.hidden = isOn && !kept && !titleHit;
      claimCount += kept;
      documentCount += kept || titleHit ? 1 : 0;
    }
    const none = document.querySelector(".list .nothing");
    if (none) none.hidden = documentCount > 0;
    status.textContent = isOn ? `${claimCount} claims in ${documentCount} documents match` : "";
    if (isOn && entries.size && entries.get(shown.id).hidden) {
      const first = documents.find((section) => !entries.get(section.id).hidden);
      if (first) showDocument(first);
    }
    if (current && current.hidden) makeCurrent(null);
  }

  /* Colours of the families */
  function toggleFamily(chip) {
    const off = chip.getAttribute("aria-pressed") === "true";
    for (const other of all(`.chip[data-family="${chip.dataset.family}"]`)) other.setAttribute("aria-pressed", String(!off));
    for (const piece of all(`.hl.f-${chip.dataset.family}`)) piece.classList.toggle("is-off", off);
  }

  /* Pointer, focus, keys */
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = event.target.closest("[data-v]");
    light(link ? idsOf(link) : pinned);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest("[data-v]");
    if (!link || !link.matches(":focus-visible")) return;
    light(idsOf(link));
    const other = across(link);
    if (other && !isNarrow() && other.offsetParent) other.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("focusout", () => light(pinned));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.dataset.v) {
      event.preventDefault();
      follow(link, event.detail === 0);
    } else if (link && link.closest(".list")) {
      event.preventDefault();
      showDocument(byId(link.hash.slice(1)), { focus: event.detail === 0 });
      history.replaceState(null, "", link.hash);
      if (isNarrow()) byId("list").open = false;
    }
    const button = event.target.closest("button");
    if (button && button.dataset.family) toggleFamily(button);
    if (button && button.dataset.pane) showPane(button.dataset.pane);
  });
  byId("find").addEventListener("input", filter);
  for (const id of ["by-type", "by-assertion"]) if (byId(id)) byId(id).addEventListener("change", filter);

  const COMMANDS = {
    j: () => stepClaim(1), ArrowRight: () => stepClaim(1),
    k: () => stepClaim(-1), ArrowLeft: () => stepClaim(-1),
    n: () => stepDocument(1), p: () => stepDocument(-1),
    t: nextTheme, "/": () => byId("find").focus(), "?": () => help.showModal(),
  };
  onKeys(COMMANDS, () => {
    pinned = [];
    light([]);
  });

  addEventListener("hashchange", route);
  if (documents.length) route();
  if (byId("list") && matchMedia("(max-width: 1279.9px)").matches) byId("list").open = false;
  requestAnimationFrame(() => root.classList.add("is-ready"));
})();
