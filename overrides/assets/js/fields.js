// What the reader types goes into the letter; what is emptied becomes the bracketed label again.
const form = find("fields");

// As HTML shows it: blanks run together, and none beside a line break.
const typed = (words) => words.trim().replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n");

// The day of sending. The page brings the months in words, since browsers lack those of some languages (be and my in
// Chromium); only numbers are reckoned here.
const { hbMonths, hbFirst, hbDigits } = sheet ? find("text").dataset : {};

if (hbMonths) {
  const now = new Date();
  const day = hbMonths.split("|")[now.getMonth()].replace("{d}", now.getDate() < 2 ? hbFirst || 1 : now.getDate()).replace("{y}", now.getFullYear());
  fill("date", day.replace(/\d/g, (digit) => hbDigits[digit]));
}
if (form) {
  form.onsubmit = () => false;
  updates.push(() => Array.from(form.elements).forEach((input) => fill(input.name, typed(input.value))));
}
