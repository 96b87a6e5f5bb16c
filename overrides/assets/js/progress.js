// One message after another: which are to come, which were sent, and how far it is. It is part of the script of a page that leads
// from one to the next, or loaded when the reader begins to fill in; versions.js starts it with what it needs.
window.hbProgress = (chosen, find, isSent, later, links, options, picked, queue, sentLinks, update, updates) => {
  const progress = find("progress");
  if (!progress) return;
  const status = find("status");
  const select = find("recipient");
  const foot = document.querySelector("[data-hb-foot]");

  const told = () => {
    // Of a list to pick from, those who were picked before count from the second on: most readers write to one.
    const picks = options().map(chosen).filter((all) => links.has(all[0]));
    const done = picks.filter(isSent).length;
    const all = queue();
    const numbers = all.length > 1 ? [all.filter((link) => sentLinks.has(link)).length, all.length] : done > 1 ? [done, picks.length] : "";
    return numbers && status.dataset.hbProgress.replace(/\d/g, (digit) => String(numbers[digit]).replace(/\d/g, (one) => (status.dataset.hbDigits || "0123456789")[one]));
  };

  later.told = told;
  // Nobody has sent a letter of several messages before the first of them was opened.
  if (foot && !select && !find("round")) updates.push(() => {
    document.getElementById("sent").hidden = !sentLinks.size;
  });
  // After one office the next one in the list, with what was typed.
  const next = document.createElement("button");
  next.className = "hb-button hb-next";
  next.type = "button";
  foot.after(next);
  let following;
  next.onclick = () => {
    select.value = following;
    update();
    foot.focus();
  };
  updates.push(() => {
    const all = queue();
    const words = sentLinks.size || all.length > 1 ? told() : "";
    progress.hidden = !words;
    progress.textContent = all.length > 1 && !isSent(all) ? `${words} ${picked().textContent}` : words;
    const values = select && isSent(all) ? options() : [];
    const start = select && values.indexOf(select.value);
    following = [...values.slice(start), ...values.slice(0, start)].find((value) => links.has(chosen(value)[0]) && !isSent(chosen(value)));
    next.hidden = !following;
    if (following) next.textContent = progress.dataset.hbNext.replace("%", chosen(following)[0].textContent);
  });
};
