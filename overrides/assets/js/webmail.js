// Mail in the browser: its addresses are kept true to the letter, so that a new tab has it too.
const webmail = find("webmail");

if (webmail) {
  const service = (name, base) => {
    const link = document.createElement("a");
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = name;
    return { link, base };
  };
  const gmail = service("Gmail", "https://mail.google.com/mail/?view=cm&fs=1&to=");
  const outlook = service("Outlook", "https://outlook.live.com/mail/0/deeplink/compose?to=");
  webmail.append(whole(webmail.dataset.hbWords), " ", gmail.link, " · ", outlook.link);

  updates.push(() => {
    const from = foot ? picked() : links.keys().next().value;
    webmail.hidden = !links.has(from);
    if (webmail.hidden) return;
    const [whole, short] = ladder(from).map((url) => url.slice(7).replace("?", "&"));
    // Gmail has a name of its own for the subject, and fails at about 4,000 characters; Outlook takes no letter along.
    const long = gmail.base.length + whole.length > 4000;
    gmail.link.href = gmail.base + (long ? short : whole).replace("subject=", "su=");
    outlook.link.href = outlook.base + short;
  });
  update();
}
