// What is typed leaves only the choices that have it in their names, whatever their capitals and accents.
const search = find("search");

if (search) {
  const folded = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const rows = Array.from(document.querySelectorAll("[data-hb=recipient] option, [data-hb=round] li"), (row) => [row, folded(row.textContent)]);
  const folds = round ? Array.from(round.querySelectorAll("details")) : [];
  let turn = 0;
  search.oninput = (event) => {
    const wanted = folded(search.value.trim());
    const mine = ++turn;
    let at = 0;
    // A part of a long list at a time, so that a slow phone can show the next letter that is typed meanwhile.
    const filter = () => {
      if (mine !== turn) return;
      rows.slice(at, (at += 120)).forEach(([row, name]) => {
        const value = row.value !== "" && !name.includes(wanted);
        if (row.hidden !== value) row.hidden = value;
      });
      if (at < rows.length) return setTimeout(filter);
      unfold(folds.slice());
    };
    // Each fold that opens has rows to lay out, so they open one after another.
    const unfold = ([fold, ...others]) => {
      if (mine !== turn || !fold) return;
      fold.open = !!wanted && Array.from(fold.querySelectorAll("li")).some((row) => !row.hidden);
      setTimeout(unfold, 0, others);
    };
    filter();
    // Nothing in the letter changes.
    event.stopPropagation();
  };
}
