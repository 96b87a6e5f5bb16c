// One message after another: which are to come, which were sent, and how far it is.
const progress = find("progress");
const isSent = (all) => all.length && all.every((link) => sentLinks.has(link));

// A message was opened; where others follow, the link leads to the next one.
openings.push((link) => {
  sentLinks.add(link);
  update();
  return told();
});

const told = () => {
  // Of a list to pick from, those who were picked before count from the second on: most readers write to one.
  const picks = options().map(chosen).filter((all) => links.has(all[0]));
  const done = picks.filter(isSent).length;
  const all = queue();
  const numbers = all.length > 1 ? [all.filter((link) => sentLinks.has(link)).length, all.length] : done > 1 ? [done, picks.length] : "";
  return numbers && status.dataset.hbProgress.replace(/\d/g, (digit) => String(numbers[digit]).replace(/\d/g, (one) => (status.dataset.hbDigits || "0123456789")[one]));
};

// Nobody has sent a letter of several messages before the first of them was opened.
if (foot && !select && !round) updates.push(() => {
  document.getElementById("sent").hidden = !sentLinks.size;
});
if (progress) {
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
}
