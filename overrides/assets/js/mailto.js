// Keeps every send link true to the letter, and steps down the ladder where a link grows too long.
{
  const find = (hook) => document.querySelector('[data-hb="' + hook + '"]');
  const letter = find("letter");
  const select = find("recipient");
  const sheet = document.querySelector("[data-hb-max]");
  const foot = document.querySelector("[data-hb-foot]");
  const RUNGS = ["full", "short", "address", "copy"];

  // RFC 6068: UTF-8, all but unreserved characters encoded, CRLF. Half a surrogate pair would throw.
  const encode = (text) =>
    encodeURIComponent(
      Array.from(text, (sign) => (/^[\uD800-\uDFFF]$/.test(sign) ? "\uFFFD" : sign)).join("").replace(/\n/g, "\r\n")
    ).replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

  if (letter && sheet) {
    const most = sheet.dataset.hbMax;
    const links = new Map();
    sheet.querySelectorAll('a[data-hb="send"]').forEach((link) => links.set(link, link.getAttribute("href")));

    const rebuild = (link, from) => {
      let url = links.get(from);
      let rung = 2;
      // A link built without a subject had no room even for that.
      if (/[?&]subject=/.test(url)) {
        const short = url.replace(/[?&]body=[^&]*/, "");
        url = short + "&body=" + encode(letter.handbill.text(letter.handbill.copy(from)));
        rung = 0;
        if (url.length > most) {
          url = short;
          rung = 1;
        }
        if (url.length > most) {
          url = short.split("?")[0];
          rung = 2;
        }
      }
      link.href = url;
      link.dataset.hbRung = RUNGS[rung];
      return rung;
    };

    const update = () => {
      const choices = Array.from(links.keys());
      let worst = Math.max(...choices.map((link) => rebuild(link, link)));
      if (!choices.length) worst = 3;
      if (foot) {
        const choice = choices.find((link) => link.dataset.hbChoice === select.value);
        foot.hidden = !choice;
        if (choice) {
          foot.dataset.hb = "send";
          worst = rebuild(foot, choice);
        } else {
          foot.removeAttribute("data-hb");
          if (select.value) worst = 3;
        }
      }
      sheet.dataset.hbRung = RUNGS[worst];
    };

    ["input", "change"].forEach((type) => sheet.addEventListener(type, update));
    window.addEventListener("pageshow", update);
    update();
  }
}
