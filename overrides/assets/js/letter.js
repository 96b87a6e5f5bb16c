// The letter with its gaps, which are filled with what is known and show their labels again when nothing is.
const letter = find("letter");
// Only a letter that is offered has them; another is there to read and keeps its brackets.
const sheet = document.querySelector("[data-hb-max]");
// The plain form, as in the link, the files and the clipboard, with `[[field]]` for a gap.
const text = sheet && find("text").content.textContent;

// What has to be done again, in this order, whenever something was typed or picked.
const updates = [];

const gaps = (node) => node.querySelectorAll("[data-hb-field]");
const labels = {};
const filled = {};
// What each gap says unfilled: its label, or the words for where nothing is known, which are no gap to be seen.
const unfilled = new Map();
gaps(letter).forEach((gap) => {
  labels[gap.dataset.hbField] = gap.textContent;
  unfilled.set(gap, [gap.textContent, gap.className]);
});

const put = (gap, words) => {
  gap.textContent = "";
  words.split("\n").forEach((line, index) => {
    if (index) gap.append(document.createElement("br"));
    gap.append(line);
  });
};

const fill = (field, words) => {
  filled[field] = words;
  gaps(letter).forEach((gap) => {
    if (gap.dataset.hbField !== field) return;
    const [label, look] = unfilled.get(gap);
    put(gap, words || label);
    gap.className = words ? "hb-filled" : look;
  });
};

// What a choice fills in by itself: `from` is its link, which knows its country, name and role; a value left out is what it is called.
const known = (from, field) => {
  const own = from && from.getAttribute("data-hb-gap-" + field);
  return own === "" ? from.textContent : own;
};

const plain = (from) => text.replace(/\[\[(.+?)(?:\|(.+?))?\]\]/g, (gap, field, fallback) => known(from, field) || filled[field] || fallback || labels[field]);

// The letter without hooks.
const rich = (from) => {
  const made = letter.cloneNode(true);
  gaps(made).forEach((gap) => {
    const words = known(from, gap.dataset.hbField);
    if (words) put(gap, words);
    gap.replaceWith(...gap.childNodes);
  });
  made.querySelectorAll(".hb-whole").forEach((syllable) => syllable.replaceWith(syllable.textContent));
  made.removeAttribute("data-hb");
  made.removeAttribute("class");
  return made.outerHTML;
};
