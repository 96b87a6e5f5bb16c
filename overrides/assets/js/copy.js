// Copies the letter, its subject or its addresses: richly and plainly at once, else plainly, else by marking the text.
const status = find("status");

// The old command comes first: it asks for no permission, is done within the click, and works at insecure addresses.
const clip = async (node, text, html) => {
  const selection = getSelection();
  selection.selectAllChildren(node);
  document.oncopy = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
  };
  const done = document.execCommand("copy");
  document.oncopy = null;
  if (!done) await navigator.clipboard.writeText(text);
  selection.removeAllRanges();
};

// A pause after emptying: the same words a second time would otherwise not be read out.
const say = (text, pause) =>
  setTimeout(() => {
    status.textContent = text;
  }, pause);

if (status) {
  on(document, "click", (event) => {
    const from = event.target.closest("[data-hb=copy], [data-hb=send]");
    // A link that takes the whole letter along needs no copy; any other opens its message after this.
    if (!from || from.dataset.hbRung === "full") return;
    const { hbTarget = "letter", hbSeparator = ", ", hbDone = status.dataset.hbDone } = from.dataset;
    const node = find(hbTarget);
    const made = node === letter && copy(from);
    const text = made ? plain(made).replace(/\n/g, "\r\n") : node.textContent.trim().replace(/, /g, hbSeparator);
    status.textContent = "";
    clip(node, text, made.outerHTML).then(() => say(hbDone, 20), () => say(status.dataset.hbMarked, 20));
  });
  // What was copied before is not what stands there now.
  on(document, "input", () => say(""));
}
