// The letter in the language of the office that was picked, beside that of the page; the reader may send either. It is part of the
// script of a page that has such letters in it, and else loaded when they are; versions.js starts it with what it needs.
window.hbLanguages = (find, later, others, own, version, versionOf, whole) => {
  const both = find("both");
  const letter = find("letter");
  const subject = find("subject");
  const files = find("files");
  const make = (tag, className) => Object.assign(document.createElement(tag), { className });
  const head = make("h3", "");
  const panel = make("div", "hb-reading");
  const panelHead = make("h3", "");
  const panelText = make("div", "hb-letter__text hb-text");
  const wish = make("p", "hb-keep");
  const label = make("label", "");
  const keep = make("input", "");

  // Beside the letter, what the reader reads; below both, what they may want instead.
  letter.before(head);
  panel.append(panelHead, panelText);
  both.append(panel);
  both.after(wish);
  head.hidden = panel.hidden = wish.hidden = true;
  keep.type = "checkbox";
  keep.dataset.hb = "keep-language";
  later.keepsOwn = () => keep.checked;
  // What is told under the choice: that the letter is no longer in the page's language, or that it is.
  later.goesOut = (choice) => (others[choice.dataset.hbText] ? ` · ${versionOf(choice).sent}` : "");

  // An element and what is in it: its tag, its attributes, and its children, which are such lists or texts.
  const grow = (node, children) => {
    children.forEach((child) => {
      if (typeof child === "string") return node.append(whole(child));
      const [tag, attributes, ...inner] = child;
      const made = document.createElement(tag);
      for (const name in attributes) made.setAttribute(name, attributes[name]);
      // A page in a frame opens every link outside it.
      if (tag === "a" && both.dataset.hbFrame) made.target = both.dataset.hbFrame;
      node.append(grow(made, inner));
    });
    return node;
  };
  own.files = files && files.cloneNode(true);
  // The files are the page's own, but for where they are and how long they are.
  const filesOf = (brought, base) => {
    const list = own.files.cloneNode(true);
    list.querySelectorAll("a").forEach((link) => {
      const [href, size] = brought[link.type];
      link.href = base ? new URL(href, base) : href;
      link.parentNode.querySelector("bdi").textContent = size;
    });
    return list;
  };
  const bring = (list, base) => {
    own.sent = both.dataset.hbSent;
    own.reading = both.dataset.hbReading;
    label.append(keep, " ", whole(both.dataset.hbKeep));
    wish.append(label);
    list.forEach((brought) => {
      const made = version(brought, grow(document.createElement("div"), brought.words).childNodes);
      const { known, sent, reading, subject } = brought;
      made.files = files && filesOf(brought.files, base);
      others[brought.lang] = Object.assign(made, { known, sent, reading, subject });
    });
  };
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
    panel.hidden = head.hidden = !other;
    both.classList.toggle("hb-both", !!other);
    if (other) {
      head.textContent = wanted.sent;
      panelHead.textContent = other.reading;
      swap(panelText, other, other.body.childNodes);
    }
    if (later.shown === wanted) return;
    later.shown = wanted;
    swap(letter, wanted, wanted.body.childNodes);
    swap(subject, wanted, [whole(wanted.subject)]);
    if (files) swap(files, files, wanted.files.childNodes);
  };

  later.show = (choice) => {
    show(choice);
    wish.hidden = !(choice && others[choice.dataset.hbText]);
  };
  later.bring = bring;
  const here = find("version");
  if (here) bring(JSON.parse(here.textContent));
};
