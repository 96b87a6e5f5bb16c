// The letter as plain text, the same as in the link, the files and the clipboard: what outputs/text.py does, in the browser.
{
  const find = (hook) => document.querySelector('[data-hb="' + hook + '"]');
  const letter = find("letter");
  const BLOCK = /^(P|DIV|H\d|UL|OL|LI|BLOCKQUOTE|PRE|HR)$/;
  const LIST = /^[UO]L$/;

  const nodes = (node) => Array.from(node.childNodes);

  // Running text, with a NUL for a line break.
  const flow = (node) => {
    if (!node.tagName) return node.data;
    if (node.tagName === "BR") return "\0";
    const text = nodes(node).map(flow).join("");
    const href = node.tagName === "A" && node.getAttribute("href");
    return !href || href.replace("mailto:", "") === text.trim() || href === text.trim() ? text : text + " <" + href + ">";
  };

  const line = (run) =>
    run.map(flow).join("")
      .replace(/[ \t\n\r\f]+/g, " ")
      .replace(/ ?\0 ?/g, "\n")
      .replace(/^[ \n]+|[ \n]+$/g, "")
      .replace(/[\u00ad\u200b\ufeff]/g, "");

  const list = (node) => {
    let number = node.start;
    return Array.from(node.children, (item) => {
      const mark = node.tagName === "OL" ? number++ + ". " : "- ";
      const parts = [];
      let run = [];
      const flush = () => {
        blocks(run).forEach((text) => parts.push(["\n\n", text]));
        run = [];
      };
      nodes(item).forEach((child) => {
        if (!LIST.test(child.tagName)) return run.push(child);
        flush();
        return parts.push(["\n", list(child)]);
      });
      flush();
      return parts.reduce(
        (all, part, index) =>
          all + (index ? part[0] + part[1].replace(/^(?=.)/gm, "    ") : part[1].replace(/\n/g, "\n" + " ".repeat(mark.length))),
        mark
      );
    }).join("\n");
  };

  const blocks = (children) => {
    const found = [];
    let run = [];
    const flush = () => {
      found.push(line(run));
      run = [];
    };
    children.forEach((node) => {
      const name = node.tagName;
      if (!BLOCK.test(name)) return run.push(node);
      flush();
      if (LIST.test(name)) return found.push(list(node));
      if (name === "PRE") return found.push(node.textContent.replace(/^\n+|\n+$/g, ""));
      const text = blocks(nodes(node)).join("\n\n");
      return found.push(name === "BLOCKQUOTE" ? text.replace(/^/gm, "> ").replace(/^> $/gm, ">") : text);
    });
    flush();
    return found.filter(Boolean);
  };

  const put = (mark, text) => {
    mark.textContent = "";
    text.split(/\r?\n/).forEach((part, index) => {
      if (index) mark.appendChild(document.createElement("br"));
      mark.appendChild(document.createTextNode(part));
    });
  };

  if (letter) {
    const marks = (node) => node.querySelectorAll("[data-hb-field]");
    const labels = new Map();
    marks(letter).forEach((mark) => labels.set(mark, mark.textContent));

    // What the other components ask of the letter. It is kept on its element, since there is no global.
    letter.handbill = {
      fill: (field, text) =>
        labels.forEach((label, mark) => {
          if (mark.dataset.hbField === field) put(mark, text || label);
        }),
      // A letter without hooks; `from` is the link of a choice, which knows its country, name and role.
      copy: (from) => {
        const copy = letter.cloneNode(true);
        marks(copy).forEach((mark) => {
          const known = /^recipient\.(.)(.*)/.exec(mark.dataset.hbField);
          const value = known && from && from.dataset["hb" + known[1].toUpperCase() + known[2]];
          if (value) put(mark, value);
          nodes(mark).forEach((node) => mark.parentNode.insertBefore(node, mark));
          mark.remove();
        });
        copy.removeAttribute("data-hb");
        copy.removeAttribute("class");
        return copy;
      },
      text: (copy) => blocks(nodes(copy)).join("\n\n"),
    };
  }
}
