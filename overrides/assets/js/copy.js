// Copies the letter, its subject or its addresses: richly and plainly at once, else by marking the text.
const status = find("status");

// The old command: it asks for no permission, is done within the click, and works at insecure addresses and in old browsers.
const clip = (node, text, html) => {
  const selection = getSelection();
  selection.selectAllChildren(node);
  document.oncopy = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
  };
  const done = document.execCommand("copy");
  document.oncopy = null;
  if (done) selection.removeAllRanges();
  return done;
};

// The same words a second time end in a blank: they would otherwise not be read out again.
const say = (text) => {
  status.textContent = text + (text && text === status.textContent ? "\u00a0" : "");
};

if (status) {
  document.onclick = (event) => {
    const from = event.target.closest("[data-hb=copy], [data-hb=send], [data-hb=webmail] a");
    if (!from) return;
    // A link that takes the whole letter along needs no copy; any other opens its message after this.
    if (from.dataset.hbRung === "full") {
      say(status.dataset.hbOpened);
      return;
    }
    if (bases && bases.has(from)) compose(from);
    const { hb, hbTarget = "letter", hbSeparator = ", " } = from.dataset;
    const { hbCopied, hbDone, hbMarked } = status.dataset;
    const node = find(hbTarget);
    const whole = node === letter;
    const words = whole ? plain(from).replace(/\n/g, "\r\n") : node.textContent.trim().replace(/, /g, hbSeparator);
    say(!clip(node, words, whole && rich(from)) ? hbMarked : hb === "copy" ? hbCopied : hbDone);
  };
  // What was copied before is not what stands there now.
  updates.push(() => say(""));
}
