// Copies the letter, its subject or its addresses: richly, else plainly, else by marking the text.
{
  const find = (hook) => document.querySelector('[data-hb="' + hook + '"]');
  const letter = find("letter");
  const status = find("status");

  // What is copied, as text and as HTML; `node` is what is marked when nothing else works.
  const content = (target, separator, from) => {
    if (target === "subject" || target === "recipients") {
      const node = find(target);
      const text = node.textContent.trim();
      return { node, text: separator ? text.replace(/, /g, separator) : text };
    }
    const copy = letter.handbill.copy(from);
    const text = letter.handbill.text(copy);
    const whole = target === "whole";
    const above = whole ? ["recipients", "subject"].map((hook) => (find(hook) || status).textContent.trim()) : [];
    return {
      node: letter,
      text: above.concat(text).filter(Boolean).join("\n\n").replace(/\n/g, "\r\n"),
      html: whole ? "" : copy.outerHTML,
    };
  };

  // For insecure addresses and old browsers; the text stays marked when even this fails.
  const copyMarked = (what) => {
    const selection = getSelection();
    selection.selectAllChildren(what.node);
    const write = (event) => {
      event.clipboardData.setData("text/plain", what.text);
      if (what.html) event.clipboardData.setData("text/html", what.html);
      event.preventDefault();
    };
    document.addEventListener("copy", write);
    const done = document.execCommand("copy");
    document.removeEventListener("copy", write);
    if (done) selection.removeAllRanges();
    return done;
  };

  const copy = (what) => {
    const board = navigator.clipboard;
    const marked = () => copyMarked(what);
    if (!board) return Promise.resolve(marked());
    const plain = () => board.writeText(what.text);
    let first;
    try {
      // Made within the click, as browsers ask for.
      const flavours = { "text/plain": new Blob([what.text], { type: "text/plain" }) };
      if (what.html) flavours["text/html"] = new Blob([what.html], { type: "text/html" });
      first = board.write([new ClipboardItem(flavours)]);
    } catch (error) {
      first = plain();
    }
    return first.catch(plain).then(() => true, marked);
  };

  const run = (what, message) => {
    // Emptied first: the same words a second time would otherwise not be read out.
    status.textContent = "";
    return copy(what).then((done) => {
      status.textContent = done ? message : status.dataset.hbMarked;
    });
  };

  if (letter && status) {
    document.addEventListener("click", (event) => {
      const from = event.target.closest('button[data-hb="copy"], a[data-hb="send"]');
      if (!from) return;
      const data = from.dataset;
      if (data.hb === "copy") {
        run(content(data.hbTarget, data.hbSeparator), data.hbDone);
      } else if (data.hbRung !== "full" && !event.ctrlKey && !event.metaKey) {
        // The message opens once the letter is copied, or when that takes too long.
        event.preventDefault();
        const done = status.dataset.hbDone;
        const late = new Promise((resolve) => setTimeout(resolve, 1000));
        Promise.race([run(content("letter", "", from), done), late]).then(() => {
          location.href = from.href;
        });
      }
    });
    // What was copied before is not what stands there now.
    document.addEventListener("input", () => {
      status.textContent = "";
    });
  }
}
