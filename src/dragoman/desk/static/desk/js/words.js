// window.words.say("{n} files", { n: 3 }) -> the words in the language of the page, values put in.
// window.deskWords (words/<lang>.js, made by tools.messages) holds them by their English; what it lacks is said in English.
(() => {
  "use strict";
  const lang = document.documentElement.lang || "en";
  const known = window.deskWords || {};
  const CATEGORIES = { 6: ["zero", "one", "two", "few", "many", "other"], 3: ["one", "many", "other"], 2: ["one", "other"] };
  const latin = `${lang}-u-nu-latn`; // figures 0-9, as on the rest of the page
  const number = (value) => Number(value).toLocaleString(latin);
  const fill = (text, values) => text.replace(/\{(\w+)\}/gu, (whole, name) => {
    if (!(name in values)) return whole;
    return typeof values[name] === "number" ? number(values[name]) : `\u2068${values[name]}\u2069`;
  });
  const say = (text, values = {}) => fill(known[text] || text, values);
  const sayMany = (one, many, n, values = {}) => {
    const forms = known[one] || [one, many];
    const kind = new Intl.PluralRules(lang).select(n);
    const at = (CATEGORIES[forms.length] || []).indexOf(kind);
    return fill(forms[at < 0 ? forms.length - 1 : at], { n, ...values });
  };
  window.words = Object.freeze({ say, sayMany, number });
})();
