// What the reader types goes into the letter; what is emptied becomes the bracketed label again.
const form = find("fields");

// As HTML shows it: blanks run together, and none beside a line break.
const typed = (words) => words.trim().replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n");

if (form) {
  form.onsubmit = () => false;
  updates.push(() => Array.from(form.elements).forEach((input) => input.name && fill(input.name, typed(input.value))));
}
