// What every component needs: its element, its events, and to be right again when something was typed or brought back.
const find = (hook) => document.querySelector(`[data-hb=${hook}]`);
const on = (target, types, act) => types.split(" ").forEach((type) => target.addEventListener(type, act));

const keep = (act) => {
  on(document, "input change", act);
  // A browser may bring back what was typed when the reader returns to the page.
  on(window, "pageshow", act);
  act();
};
