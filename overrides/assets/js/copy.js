// What a click on a letter page copies: the letter, its subject or its addresses, and what it says then.
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
