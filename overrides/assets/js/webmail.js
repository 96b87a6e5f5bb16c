// Mail in the browser: its address is made at the click, from what the letter says then.
const webmail = find("webmail");

const compose = (link) => {
  const base = (link.dataset.hbBase = link.dataset.hbBase || link.href);
  const [whole, short] = ladder(picked() || links.keys().next().value).map((url) => base + url.slice(7).replace("?", "&"));
  // Gmail has a name of its own for the subject, and fails at about 4,000 characters; Outlook takes no letter along.
  link.href = /google/.test(base) ? (whole.length > 4000 ? short : whole).replace("subject=", "su=") : short;
};

if (webmail && foot) {
  updates.push(() => {
    webmail.hidden = foot.hidden;
  });
}
