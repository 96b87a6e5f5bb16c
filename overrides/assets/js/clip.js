// Copying: richly and plainly at once, else the text stays marked. The live region says what became of it.
const status = find("status");

// The old command: it asks for no permission, is done within the click, and works at insecure addresses and in old browsers.
// Where it is gone or refuses, the new way is begun within the click, as browsers demand: rich and plain, else plain.
const clip = async (node, text, html) => {
  const selection = getSelection();
  const kinds = { "text/plain": text, ...(html && { "text/html": html }) };
  selection.selectAllChildren(node);
  document.oncopy = (event) => {
    event.preventDefault();
    for (const type in kinds) event.clipboardData.setData(type, kinds[type]);
  };
  let done = document.execCommand && document.execCommand("copy");
  document.oncopy = null;
  if (!done) {
    const item = {};
    for (const type in kinds) item[type] = new Blob([kinds[type]], { type });
    // A browser may lack any of these names; then nothing is copied, and the text stays marked.
    done = await (async () => navigator.clipboard.write([new ClipboardItem(item)]))()
      .catch(() => navigator.clipboard.writeText(text))
      .then(() => 1, () => 0);
  }
  if (done) selection.removeAllRanges();
  return done;
};

// Where to go on after a letter has left the page.
const after = find("after");
if (after) document.querySelectorAll("#sent p a").forEach((answer) => {
  const link = answer.cloneNode(true);
  link.className = "";
  after.append(link, " ");
});

// The same words a second time end in a blank: they would otherwise not be read out again.
const say = (text, sent) => {
  if (after) after.hidden = !sent;
  status.closest(".hb-status").classList.toggle("hb-status--shown", !!text);
  status.textContent = text + (text && text === status.textContent ? "\u00a0" : "");
};
