// Keeps every send link true to the letter, and steps down the ladder where a link grows too long.
const RUNGS = ["full", "short", "address", "copy"];
const foot = document.querySelector("[data-hb-foot]");
const links = new Map(Array.from(document.querySelectorAll("[data-hb=send]"), (link) => [link, link.href]));
addressesOf.forEach((to, choice) => links.set(choice, `mailto:${to}`));

// The addresses of the first three rungs, for one of the links as the page brought it, or for what one can be made of.
const ladder = (from) => {
  const version = versionOf(from);
  const subject = `subject=${encode(asTyped(version.subject))}`;
  let short = links.get(from).replace(/[?&]body=[^&]*/, "");
  if (addressesOf.has(from)) short += (short.includes("?") ? "&" : "?") + subject;
  // In the page's own language the subject is that of the page.
  else if (from.dataset.hbText && version === own) short = short.replace(/subject=[^&]*/, subject);
  return [`${short}&body=${encode(asTyped(plain(from)))}`, short, short.split("?")[0]];
};

// The quotes, dashes, dots and spaces of a keyboard in place of typographic ones, as in the links that the page brought.
const SIGNS = { "'": /[\u2018-\u201B]/g, '"': /[\u201C-\u201F]/g, "-": /[\u2010\u2011\u2013\u2014]/g, " ": /[\u00A0\u202F]/g, "...": /\u2026/g };
const asTyped = (text) => Object.keys(SIGNS).reduce((made, sign) => made.replace(SIGNS[sign], sign), text);

const recipientsOf = (href) => decodeURIComponent(href.slice(7).split("?")[0].replace(/,/g, ", "));

const rebuild = (link, from) => {
  const urls = ladder(from);
  // A link built without a subject had no room even for that.
  const rung = urls.findIndex((url, index) => index > 1 || (/subject=/.test(url) && url.length <= sheet.dataset.hbMax));
  if (!addressesOf.has(link)) {
    link.href = urls[rung];
    link.dataset.hbRung = RUNGS[rung];
  }
  return rung;
};

if (sheet) {
  // Before a choice the page is about those whose links are on it.
  const all = Array.from(links.keys());
  const here = all.filter((link) => !addressesOf.has(link));
  // Of a long list one, else every letter typed would make them all.
  const measured = (here.length ? here : all).slice(0, all.length > 60 ? 1 : 60);
  updates.push(() => {
    let worst = links.size ? Math.max(...measured.map((link) => rebuild(link, link))) : 3;
    if (foot) {
      const choice = picked();
      const open = links.has(choice);
      foot.hidden = !open;
      foot.dataset.hb = open ? "send" : "";
      if (choice) worst = open ? rebuild(foot, choice) : 3;
    }
    sheet.dataset.hbRung = RUNGS[worst];
  });
}
