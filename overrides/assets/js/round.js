// One office after another: which are to come, which were done, and how far it is.
const progress = find("progress");

// A message was opened; where others follow, the link leads to the next one.
const advance = (link) => {
  const all = queue();
  if (all.length < 2) return "";
  sentLinks.add(link);
  update();
  return told(all);
};

const told = (all) => {
  const numbers = [all.filter((link) => sentLinks.has(link)).length, all.length];
  return status.dataset.hbProgress.replace(/\d/g, (digit) => String(numbers[digit]).replace(/\d/g, (one) => (status.dataset.hbDigits || "0123456789")[one]));
};

if (round) {
  const boxes = Array.from(round.querySelectorAll("input[type=checkbox]"));
  const every = (checked) => () => {
    boxes.forEach((box) => {
      if (!box.closest("li").hidden) box.checked = checked;
    });
    update();
  };
  round.querySelector("[data-hb=all]").onclick = every(true);
  round.querySelector("[data-hb=none]").onclick = every(false);
  updates.push(() =>
    boxes.forEach((box) => {
      const all = chosen(box.value);
      // One that is taken out and put in again is to be sent again.
      if (!box.checked) all.forEach((link) => sentLinks.delete(link));
      box.parentNode.lastElementChild.hidden = !all.every((link) => sentLinks.has(link));
    })
  );
}
if (progress) {
  updates.push(() => {
    const all = queue();
    progress.hidden = all.length < 2;
    if (all.length > 1) progress.textContent = `${told(all)} ${all.every((link) => sentLinks.has(link)) ? "" : picked().textContent}`.trim();
  });
}
