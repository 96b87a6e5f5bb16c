// The letter with its gaps, which are filled with what is known and show their labels again when nothing is.
const letter = find("letter");
// Only a letter that is offered has it; another is there to read and keeps its brackets.
const sheet = document.querySelector("[data-hb-max]");

// What has to be done again, in this order, whenever something was typed or picked.
const updates = [];

const gaps = (node) => node.querySelectorAll("[data-hb-field]");
const labels = new Map(Array.from(gaps(letter), (gap) => [gap, gap.textContent]));

const put = (gap, text) => {
  gap.textContent = "";
  text.split("\n").forEach((part, index) => {
    if (index) gap.append(document.createElement("br"));
    gap.append(part);
  });
};

const fill = (field, text) =>
  labels.forEach((label, gap) => {
    if (gap.dataset.hbField === field) put(gap, text || label);
  });

// A letter without hooks; `from` is the link of a choice, which knows its country, name and role.
const copy = (from) => {
  const made = letter.cloneNode(true);
  gaps(made).forEach((gap) => {
    const known = from && from.getAttribute("data-hb-gap-" + gap.dataset.hbField);
    if (known) put(gap, known);
    gap.replaceWith(...gap.childNodes);
  });
  made.removeAttribute("data-hb");
  made.removeAttribute("class");
  return made;
};

letter.handbill = { copy, text: plain };
