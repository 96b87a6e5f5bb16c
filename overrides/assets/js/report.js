// What the reader fills in becomes the lines of the report, in its link and in the text to copy.
const form = find("report-fields");

if (form) {
  const link = find("report");
  const status = find("status");
  const text = find("report-body");
  const address = link.href.split("?")[0];
  let long;

  // The same words a second time would be read out again.
  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
  };

  const write = () => {
    const { Campaign, Did } = form.elements;
    const subject = `[${Campaign.value}] ${Did.value}`;
    find("report-subject").textContent = subject;
    text.textContent = Array.from(form.elements, ({ name, value }) => `${name}: ${value.trim()}`.trim()).join("\n");
    const short = `${address}?subject=${encode(subject)}`;
    const whole = `${short}&body=${encode(text.textContent)}`;
    long = whole.length > form.dataset.hbMax;
    link.href = long ? short : whole;
    say(long ? status.dataset.hbLong : "");
  };

  // The old command: it asks for no permission, is done within the click, and works at insecure addresses and in old browsers.
  link.onclick = () => {
    if (!long) return;
    const selection = getSelection();
    selection.selectAllChildren(text);
    if (document.execCommand("copy")) selection.removeAllRanges();
    else say(status.dataset.hbMarked);
  };

  form.onsubmit = () => false;
  document.oninput = document.onchange = window.onpageshow = write;
  write();
}
