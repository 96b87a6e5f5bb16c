// The letter in the language of the office that was picked, beside that of the page; the reader may send either.
const both = find("both");
const keep = document.createElement("input");
const keepsLanguage = () => keep.checked;

if (both) {
  const wish = find("keep");
  const label = document.createElement("label");
  keep.type = "checkbox";
  keep.dataset.hb = "keep-language";
  label.append(keep, " ", wish.dataset.hbWords);
  wish.append(label);
  const subject = find("subject");
  const files = find("files");
  const panel = both.lastElementChild;
  const heads = both.querySelectorAll("h3");
  // An element and what is in it: its tag, its attributes, and its children, which are such lists or texts.
  const grow = (node, children) => {
    children.forEach((child) => {
      if (typeof child === "string") return node.append(child);
      const [tag, attributes, ...inner] = child;
      const made = document.createElement(tag);
      for (const name in attributes) made.setAttribute(name, attributes[name]);
      node.append(grow(made, inner));
    });
    return node;
  };
  own.subject = subject.cloneNode(true);
  own.named = both.dataset;
  own.files = files && files.cloneNode(true);
  document.querySelectorAll("[data-hb=version]").forEach((brought) => {
    const [words, list] = JSON.parse(brought.textContent);
    const made = (others[brought.lang] = version(brought, grow(document.createElement("div"), words).childNodes));
    made.subject = subject.cloneNode(false);
    made.subject.append(brought.dataset.hbSubject);
    made.subject.lang = brought.lang;
    made.subject.dir = brought.dir;
    made.named = brought.dataset;
    made.files = grow(document.createElement("div"), list);
  });

  const swap = (node, { lang, dir }, nodes) => {
    node.textContent = "";
    node.lang = lang;
    node.dir = dir;
    nodes.forEach((child) => node.append(child.cloneNode(true)));
  };

  // What goes out to a choice, and what its office, or else the page, reads besides.
  const show = (choice) => {
    const tag = choice && choice.dataset.hbText;
    const wanted = tag ? versionOf(choice) : own;
    const other = wanted === own ? others[tag] : own;
    panel.hidden = heads[0].hidden = !other;
    both.classList.toggle("hb-both", !!other);
    if (other) {
      heads[0].textContent = wanted.named.hbSent;
      heads[1].textContent = other.named.hbReading;
      const words = panel.lastElementChild;
      swap(words, other, other.body.childNodes);
    }
    if (shown === wanted) return;
    turnTo(wanted);
    swap(letter, wanted, wanted.body.childNodes);
    swap(subject, wanted.subject, wanted.subject.childNodes);
    if (files && wanted.files.firstChild) swap(files, wanted.files, wanted.files.childNodes);
  };
  updates.push(() => {
    const choice = picked();
    show(choice);
    wish.hidden = !(choice && others[choice.dataset.hbText]);
  });
}
updates.push(() => own && write());
