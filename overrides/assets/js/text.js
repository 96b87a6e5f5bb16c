// HTML as plain text, the same as in the link, the files and the clipboard: what outputs/text.py does, in the browser.
const BLOCK = /^(P|DIV|H\d|UL|OL|LI|BLOCKQUOTE|PRE|HR)$/;

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

// The blocks of an element, each after what sets it apart from the one before.
const blocks = (node, beforeList) => {
  const found = [];
  let run = [];
  const add = (text, before = "\n\n") => text && found.push(before + text);
  const flush = () => {
    add(line(run));
    run = [];
  };
  node.childNodes.forEach((child) => {
    const name = child.tagName;
    if (!BLOCK.test(name)) return run.push(child);
    flush();
    if (/L$/.test(name)) return add(list(child), beforeList);
    const text = name === "PRE" ? child.textContent.replace(/^\n+|\n+$/g, "") : plain(child);
    return add(name === "BLOCKQUOTE" ? text.replace(/^/gm, "> ").replace(/^> $/gm, ">") : text);
  });
  flush();
  return found;
};

const list = (node) =>
  Array.from(node.children, (item, index) => {
    const mark = "start" in node ? `${node.start + index}. ` : "- ";
    const [first = "", ...more] = blocks(item, "\n");
    const hanging = first.replace(/^\n+/, "").replace(/\n/g, "\n" + " ".repeat(mark.length));
    return mark + hanging + more.join("").replace(/^(?=.)/gm, "    ");
  }).join("\n");

const plain = (node) => blocks(node).join("").slice(2);
