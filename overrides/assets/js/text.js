// HTML as plain text, the same as in the link, the files and the clipboard: what outputs/text.py does, in the browser.
const BLOCK = /^(P|DIV|H\d|UL|OL|LI|BLOCKQUOTE|PRE|HR)$/;
const LIST = /^[UO]L$/;

// The nodes that stand apart one by one, those between them in lists of their own.
const split = (nodes, apart) => {
  let run = [];
  const parts = [run];
  nodes.forEach((node) => (apart.test(node.tagName) ? parts.push(node, (run = [])) : run.push(node)));
  return parts;
};

// Running text, with a NUL for a line break.
const flow = (nodes) =>
  Array.from(nodes, (node) => {
    if (!node.tagName) return node.data;
    if (node.tagName === "BR") return "\0";
    const text = flow(node.childNodes);
    const href = node.getAttribute("href");
    return !href || href.replace("mailto:", "") === text.trim() || href === text.trim() ? text : `${text} <${href}>`;
  }).join("");

const line = (run) =>
  flow(run)
    .replace(/[ \t\n\r\f]+/g, " ")
    .replace(/ ?\0 ?/g, "\n")
    .replace(/^[ \n]+|[ \n]+$/g, "")
    .replace(/[\u00ad\u200b\ufeff]/g, "");

const list = (node) =>
  Array.from(node.children, (item, index) => {
    const mark = "start" in node ? `${node.start + index}. ` : "- ";
    const parts = split(item.childNodes, LIST).map((part) =>
      part.tagName ? "\n" + list(part) : blocks(part).map((text) => "\n\n" + text)
    );
    const indented = [].concat(...parts).map((part, place) =>
      place ? part.replace(/^(?=.)/gm, "    ") : part.replace(/^\n+/, "").replace(/\n/g, "\n" + " ".repeat(mark.length))
    );
    return mark + indented.join("");
  }).join("\n");

const blocks = (nodes) =>
  split(nodes, BLOCK)
    .map((part) => {
      const name = part.tagName;
      if (!name) return line(part);
      if (LIST.test(name)) return list(part);
      if (name === "PRE") return part.textContent.replace(/^\n+|\n+$/g, "");
      const text = plain(part);
      return name === "BLOCKQUOTE" ? text.replace(/^/gm, "> ").replace(/^> $/gm, ">") : text;
    })
    .filter(Boolean);

const plain = (node) => blocks(node.childNodes).join("\n\n");
