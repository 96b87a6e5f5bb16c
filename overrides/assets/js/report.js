// What the reader fills in becomes the lines of the report, in its link and in the text to copy.
const form = find("report-fields");

if (form) {
  const link = find("report");
  const text = find("report-body");
  const address = link.href.split("?")[0];
  let long;

  // While typing, the same words must not be read out again.
  const tell = (words) => {
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
    tell(long ? status.dataset.hbLong : "");
  };

  link.onclick = async () => {
    if (long && !(await clip(text, text.textContent.replace(/\n/g, "\r\n")))) tell(status.dataset.hbMarked);
  };

  document.querySelectorAll("[data-hb=copy]").forEach((button) => {
    button.onclick = async () => {
      const node = find(button.dataset.hbTarget);
      const done = await clip(node, node.textContent.replace(/\n/g, "\r\n"));
      status.textContent = "";
      tell(done ? status.dataset.hbCopied : status.dataset.hbMarked);
    };
  });

  form.onsubmit = () => false;
  document.oninput = document.onchange = window.onpageshow = write;
  write();
}
