// Passing a page on: its address or a post onto the clipboard, or to what the device itself offers.
const passOn = find("pass-on");

if (passOn) {
  const { hbTitle, hbText, hbAddress, hbWords } = passOn.dataset;
  // Browsers without styles show what is hidden, and without scripts a button that does nothing.
  passOn.textContent = hbWords;
  passOn.hidden = !navigator.share;
  // A reader who closes the device's own choice has changed their mind; that is no error.
  passOn.onclick = () => navigator.share({ title: hbTitle, text: hbText, url: hbAddress }).catch(() => {});
}
document.querySelectorAll("[data-hb=copy]").forEach((button) => {
  button.onclick = async () => {
    const node = find(button.dataset.hbTarget);
    say((await clip(node, node.innerText)) ? status.dataset.hbCopied : status.dataset.hbMarked);
  };
});
