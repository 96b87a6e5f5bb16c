// The letter in the language of the office that was picked, beside that of the page; the reader may send either.
const both = find("both");
const keep = find("keep-language");
const keepsLanguage = () => !!keep && keep.checked;

if (both) {
  const subject = find("subject");
  const files = find("files");
  const panel = both.lastElementChild;
  const heads = both.querySelectorAll("h3");
  own.subject = subject.cloneNode(true);
  own.named = both.dataset;
  own.files = files && files.cloneNode(true);
  document.querySelectorAll("[data-hb=version]").forEach((brought) => {
    const [words, text, list] = brought.content.children;
    const made = (others[brought.lang] = version(brought, words.childNodes, text, brought.dataset));
    made.subject = subject.cloneNode(false);
    made.subject.append(brought.dataset.hbSubject);
    made.subject.lang = brought.lang;
    made.subject.dir = brought.dir;
    made.named = brought.dataset;
    made.files = list;
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
    if (files && wanted.files) swap(files, wanted.files, wanted.files.childNodes);
  };
  updates.push(() => {
    const choice = picked();
    show(choice);
    keep.closest("p").hidden = !(choice && others[choice.dataset.hbText]);
  });
}
updates.push(() => own && write());
