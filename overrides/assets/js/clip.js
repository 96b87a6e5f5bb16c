// Copying: richly and plainly at once, else the text stays marked. The live region says what became of it.
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
