// What a click on a letter page copies: the letter, its subject or its addresses, and what it says then.
if (status) {
  document.onclick = async (event) => {
    // The question is answered: it would cover what helps next.
    if (event.target.closest("[href='#thanks']")) return say("");
    const from = event.target.closest("[data-hb=copy], [data-hb=send], [data-hb=webmail] a");
    if (!from) return;
    const { hb, hbRung, hbTarget = "letter", hbSeparator = ", " } = from.dataset;
    const { hbCopied, hbDone, hbMarked, hbOpened } = status.dataset;
    const node = find(hbTarget);
    const whole = node === letter;
    const words = whole ? plain(from).replace(/\n/g, "\r\n") : node.textContent.trim().replace(/, /g, hbSeparator);
    // A link that takes the whole letter along needs no copy; any other opens its message after this.
    const said =
      hbRung === "full" ? hbOpened : !(await clip(node, words, whole && rich(from))) ? hbMarked : hb === "copy" ? hbCopied : hbDone;
    const sent = hb !== "copy";
    if (hb && (!sent || !foot)) return say(said, sent);
    // The message opens first; then the page leads to the next one.
    const link = links.has(from) ? from : foot && picked();
    setTimeout(() => {
      sentLinks.add(link);
      update();
      if (hb) foot.focus();
      say(`${later.told()} ${said}`.trim(), sent);
    });
  };
  // What was copied before is not what is there now; and a letter that has outgrown its link says so, once.
  let rung = sheet.dataset.hbRung;
  updates.push(() => {
    const { hbLong } = status.dataset;
    const now = sheet.dataset.hbRung;
    if (rung === "full" && now !== rung) say(hbLong);
    else if (now === "full" || status.textContent !== hbLong) say("");
    rung = now;
  });
}
