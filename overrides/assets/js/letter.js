// The letter with its placeholders, which are filled with what is known and show their labels again when nothing is.
const letter = find("letter");
// Only a letter that is offered has them; another is there to read and keeps its brackets.
const sheet = document.querySelector("[data-hb-max]");

// What has to be done again, in this order, whenever something was typed or picked.
const updates = [];

const placeholders = (node) => node.querySelectorAll("[data-hb-field]");

// The letter in one language, of its element or of what has the same names: `body` as it was brought, `text` the plain form, as in the link, the files and the clipboard,
// with `[[field]]` for a placeholder. A letter of paragraphs and simple lists comes without it: it is in them
// (letters/script_text.py).
const version = ({ lang, dir, dataset: { hbPlain, hbMonths, hbFirst, hbDigits } }, nodes) => {
  const body = document.createDocumentFragment();
  nodes.forEach((node) => body.append(node.cloneNode(true)));
  const copy = body.cloneNode(true);
  const made = { lang, dir, body, labels: {} };
  placeholders(copy).forEach((placeholder) => {
    const label = (made.labels[placeholder.dataset.hbField] = placeholder.textContent);
    placeholder.textContent = `[[${placeholder.dataset.hbField}${placeholder.className && "|" + label}]]`;
  });
  made.text =
    hbPlain ||
    Array.from(copy.children, (block) =>
      /^.L/.test(block.tagName)
        ? Array.from(block.children, (item, index) => (block.start ? `${block.start + index}. ` : "- ") + item.textContent).join("\n")
        : block.textContent
    ).join("\n\n");
  // The day of sending. The page brings the months in words, since browsers lack those of some languages (be and my in
  // Chromium); only numbers are reckoned here.
  if (hbMonths) {
    const now = new Date();
    const day = hbMonths.split("|")[now.getMonth()].replace("{d}", now.getDate() < 2 ? hbFirst || 1 : now.getDate()).replace("{y}", now.getFullYear());
    made.day = day.replace(/\d/g, (digit) => hbDigits[digit]);
  }
  return made;
};
const own = sheet && version(letter, letter.childNodes);
if (own) own.subject = find("subject").textContent.trim();
// The languages that offices read, by their tags.
const others = {};
// What scripts that may come later do: languages.js and progress.js.
const later = { shown: own, show() {}, keepsOwn() {}, told: () => "", goesOut: () => "" };

// The version in which a message goes out: a choice knows its own, anything else is about what is shown.
const versionOf = (from) => (from && from.dataset.hbChoice ? (!later.keepsOwn() && others[from.dataset.hbText]) || own : later.shown);

const filled = {};

const put = (placeholder, words) => {
  placeholder.textContent = "";
  words.split("\n").forEach((line, index) => {
    if (index) placeholder.append(document.createElement("br"));
    placeholder.append(line);
  });
};

// What a choice fills in by itself: `from` is its link, which knows its country, name, role and form of address in the page's
// language; a value left out is what it is called. A version in another language brings those of its choices.
const known = (from, field) => {
  const choice = from && from.dataset.hbChoice;
  if (!choice) return "";
  const brought = versionOf(from).known;
  const value = brought ? brought[choice][field] : from.getAttribute("data-hb-gap-" + field);
  return value === "" ? from.textContent : value;
};

const value = (from, field) => (field === "date" ? versionOf(from).day : known(from, field) || filled[field]);

const fill = (field, words) => {
  filled[field] = words;
};

// Writes what is known into the placeholders that are shown; one that nothing is known for keeps the words it came with.
const write = () => {
  const { body, lang, dir } = later.shown;
  const pristine = placeholders(body);
  placeholders(letter).forEach((placeholder, index) => {
    const words = value(null, placeholder.dataset.hbField);
    const before = pristine[index];
    if (placeholder.textContent !== (words || before.textContent)) put(placeholder, words || before.textContent);
    placeholder.className = words ? "hb-filled" : before.className;
    // The words that ask for something can be in another language than what replaces them.
    if (before.lang) {
      placeholder.lang = words ? lang : before.lang;
      placeholder.dir = words ? dir : before.dir;
    }
  });
};

const plain = (from) => {
  const { text, labels } = versionOf(from);
  return text.replace(/\[\[(.+?)(?:\|(.+?))?\]\]/g, (placeholder, field, fallback) => value(from, field) || fallback || labels[field]);
};

// The letter without hooks.
const rich = (from) => {
  const { lang, dir, body } = versionOf(from);
  const made = document.createElement("div");
  made.lang = lang;
  made.dir = dir;
  made.append(body.cloneNode(true));
  placeholders(made).forEach((placeholder) => {
    const words = value(from, placeholder.dataset.hbField);
    if (words) put(placeholder, words);
    placeholder.replaceWith(...placeholder.childNodes);
  });
  made.querySelectorAll("w-").forEach((syllable) => syllable.replaceWith(syllable.textContent));
  return made.outerHTML;
};
