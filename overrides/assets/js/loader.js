// The letter in the languages that offices read, where the page has no room for them: they and what shows them (languages.js) are
// files of their own, which come when the reader begins to fill in: all languages whatever is picked, so that nobody can tell from
// it what was. Until they come, or if they never do, the letter goes out in the page's language, as is shown.
let asked;
const ask = () => {
  if (asked) return;
  asked = true;
  const policy = window.trustedTypes && trustedTypes.createPolicy("hb", { createScriptURL: (url) => url });
  [both.dataset.hbScript, both.dataset.hbFrom].forEach((url, index) => {
    const file = document.createElement("script");
    // One after the other.
    file.async = false;
    if (!index) file.onload = begin;
    file.src = policy ? policy.createScriptURL(url) : url;
    document.head.append(file);
  });
};
form.addEventListener("focusin", ask);
updates.push(() => {
  if (picked()) ask();
});
