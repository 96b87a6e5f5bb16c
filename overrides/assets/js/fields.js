// What the reader types goes into the letter; what is emptied becomes the bracketed label again.
const form = find("fields");

// As HTML shows it: blanks run together, and none beside a line break.
const typed = (words) => words.trim().replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n");

const today = (lang) => {
  const now = new Date();
  // Browsers without the names of a language (be and my in Chromium) would write English ones; the Swedish way is ISO 8601.
  return Intl.DateTimeFormat.supportedLocalesOf(lang).length
    ? now.toLocaleDateString(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "long", year: "numeric" })
    : now.toLocaleDateString("sv");
};

if (sheet) fill("date", today(letter.lang));
if (form) {
  form.onsubmit = () => false;
  updates.push(() => Array.from(form.elements).forEach((input) => fill(input.name, typed(input.value))));
}
