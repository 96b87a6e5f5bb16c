// What is said and done on the rung that the letter has come to. The page has what applies as it comes, and the rest in attributes.
const steps = find("steps");
const BOTH = "short address";

// The steps of a letter that has grown out of its link.
if (steps) {
  const step = (rungs, content) => {
    const made = document.createElement("li");
    made.dataset.hbOn = rungs;
    made.append(content);
    return made;
  };
  const { hbPaste, hbPress } = steps.dataset;
  steps.prepend(step(`${BOTH} copy`, document.querySelector("[data-hb-target=letter]").cloneNode(true)));
  steps.append(step(BOTH, whole(hbPaste)), step(BOTH, whole(hbPress)));
}

if (sheet) {
  const marked = Array.from(document.querySelectorAll("[data-hb-on]"));
  let told;
  updates.push(() => {
    if (told === sheet.dataset.hbRung) return;
    told = sheet.dataset.hbRung;
    marked.forEach((node) => {
      const { hbOn, hbWords } = node.dataset;
      node.hidden = !hbOn.split(" ").includes(told);
      // Not before they apply: a page without its styles would show them.
      if (!hbWords || node.hidden) return;
      node.textContent = "";
      node.append(whole(hbWords));
    });
  });
}
