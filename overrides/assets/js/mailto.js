// Keeps every send link true to the letter, and steps down the ladder where a link grows too long.
const RUNGS = ["full", "short", "address", "copy"];

// RFC 6068: UTF-8, all but unreserved characters encoded, CRLF. Half a surrogate pair would throw.
const encode = (text) =>
  encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD").replace(/\n/g, "\r\n")).replace(
    /[!'()*]/g,
    (sign) => "%" + sign.charCodeAt().toString(16).toUpperCase()
  );

if (sheet) {
  const foot = document.querySelector("[data-hb-foot]");
  const links = new Map(Array.from(sheet.querySelectorAll("[data-hb=send]"), (link) => [link, link.href]));

  const rebuild = (link, from) => {
    const short = links.get(from).replace(/[?&]body=[^&]*/, "");
    const urls = [`${short}&body=${encode(plain(copy(from)))}`, short, short.split("?")[0]];
    // A link built without a subject had no room even for that.
    const rung = urls.findIndex((url, index) => index > 1 || (/subject=/.test(url) && url.length <= sheet.dataset.hbMax));
    link.href = urls[rung];
    link.dataset.hbRung = RUNGS[rung];
    return rung;
  };

  updates.push(() => {
    let worst = links.size ? Math.max(...Array.from(links.keys(), (link) => rebuild(link, link))) : 3;
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
