// What is typed leaves only the choices that have it in their names, whatever their capitals and accents.
const search = find("search");

if (search) {
  const folded = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const rows = Array.from(document.querySelectorAll("[data-hb=recipient] option, [data-hb=round] li"), (row) => [row, folded(row.textContent)]);
  const folds = round ? Array.from(round.querySelectorAll("details")) : [];
  search.oninput = (event) => {
    const wanted = folded(search.value.trim());
    rows.forEach(([row, name]) => {
      const value = row.value !== "" && !name.includes(wanted);
      if (row.hidden !== value) row.hidden = value;
    });
    folds.forEach((fold) => {
      fold.open = !!wanted && Array.from(fold.querySelectorAll("li")).some((row) => !row.hidden);
    });
    // Nothing in the letter changes.
    event.stopPropagation();
  };
}
