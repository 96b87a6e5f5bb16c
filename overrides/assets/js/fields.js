// What the reader types goes into the letter; what is emptied becomes the bracketed label again.
const form = find("fields");

const today = (lang) => {
  const now = new Date();
  // Browsers without the names of a language (be and my in Chromium) would write English ones.
  return Intl.DateTimeFormat.supportedLocalesOf(lang).length
    ? now.toLocaleDateString(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "long", year: "numeric" })
    : new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
};

if (sheet) fill("date", today(letter.lang));
if (form) {
  form.onsubmit = () => false;
  keep(() => Array.from(form.elements).forEach((input) => fill(input.name, input.value.trim())));
}
