// What Material expects its pages to bring as inline scripts. It keeps one thing, the colours, and that only until the tab is closed.
const root = new URL("../", document.currentScript.src);
const named = (key, scope) => `${scope.pathname}.${key}`;

window.__md_scope = root;
window.__md_get = (key, store = sessionStorage, scope = root) => JSON.parse(store.getItem(named(key, scope)));
window.__md_set = (key, value, store = sessionStorage, scope = root) => {
  // A browser may refuse to keep anything.
  try {
    store.setItem(named(key, scope), JSON.stringify(value));
  } catch (refused) {
    return;
  }
};
// A number for a text, by which Material tells one announcement from another.
window.__md_hash = (text) => Array.from(text).reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) | 0, 0);

// The colours that were chosen on another page, before anything is painted in others.
new MutationObserver((changes, observer) => {
  if (!document.body) return;
  observer.disconnect();
  const chosen = window.__md_get("__palette");
  for (const name in chosen && chosen.color) document.body.setAttribute(`data-md-color-${name}`, chosen.color[name]);
}).observe(document.documentElement, { childList: true });
