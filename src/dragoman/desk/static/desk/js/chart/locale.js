/* The language of the page -> the names of months and days that the axes of a chart write; figures are 0-9. */

const MONTHS = [...Array(12).keys()];
const DAYS = [...Array(7).keys()];
const A_SUNDAY = 4; // 4 January 1970

/* A locale as d3-time-format wants it. */
export function timeLocale(lang = document.documentElement.lang || "en") {
  const name = (options, day, month = 0) =>
    new Intl.DateTimeFormat(`${lang}-u-nu-latn`, { timeZone: "UTC", ...options }).format(new Date(Date.UTC(1970, month, day)));
  return {
    dateTime: "%x %X", date: "%d/%m/%Y", time: "%H:%M", periods: ["", ""],
    days: DAYS.map((day) => name({ weekday: "long" }, A_SUNDAY + day)),
    shortDays: DAYS.map((day) => name({ weekday: "short" }, A_SUNDAY + day)),
    months: MONTHS.map((month) => name({ month: "long" }, 1, month)),
    shortMonths: MONTHS.map((month) => name({ month: "short" }, 1, month)),
  };
}
