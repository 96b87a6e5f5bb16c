// The offices that are ticked, all at once or none, and which of them were sent to.
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
      box.parentNode.lastElementChild.hidden = !isSent(all);
    })
  );
}
