// Picking a country, a person or several: the letter and the envelope say who it is. One link replaces the list, and until
// something is picked a way to where that is done.
const select = find("recipient");
const round = find("round");
// The messages of each choice: its links or, where they are on another page, the option itself, once for each of them.
const byChoice = {};
const addressesOf = new Map();
document.querySelectorAll("[data-hb-choice],[data-hb-to]").forEach((link) => {
  const { hbChoice, hbTo } = link.dataset;
  const choice = (link.dataset.hbChoice = hbChoice || link.value);
  const messages = (byChoice[choice] = byChoice[choice] || []);
  (hbTo || "").split(" ").forEach((to, index) => {
    const message = index ? link.cloneNode(true) : link;
    messages.push(message);
    if (to) addressesOf.set(message, to);
  });
});
const chosen = (choice) => byChoice[choice] || [];

// The messages that are to be sent, and those that were, as long as the page is open and nowhere else.
const queue = () => {
  // A letter without choices has more links than one where its addresses are too many for it.
  if (!round && !select) return foot ? Array.from(links.keys()) : [];
  const values = round ? Array.from(round.querySelectorAll("input:checked"), (box) => box.value) : select.value ? [select.value] : [];
  return [].concat(...values.map(chosen));
};
const options = () => (select ? Array.from(select.options, (option) => option.value).filter(Boolean) : []);
const sentLinks = new Set();
const isSent = (all) => all.length && all.every((link) => sentLinks.has(link));
const picked = () => {
  const all = queue();
  return all.find((link) => !sentLinks.has(link)) || all[all.length - 1];
};

if (select || round) {
  const addressee = find("addressee");
  const addresses = find("recipients");
  const unpicked = addressee.textContent;
  const list = find("choices");
  const answers = document.getElementById("sent");
  const echo = find("chosen");
  const bounced = find("bounced");
  const report = bounced && bounced.href;
  const control = select || round.querySelector("button");
  const unasked = document.createElement("p");
  const back = document.createElement("a");

  control.id = "choice";
  back.href = "#choice";
  back.target = "_self";
  back.append(...find("choose").cloneNode(true).childNodes);
  unasked.className = "hb-choices";
  unasked.append(back);
  list.after(unasked);
  list.hidden = true;

  // What is known of an office besides its name is where its link is; in a long list, where the reader finds the name.
  const elsewhere = (choice) => {
    const group = list.querySelector(`[data-hb-away~="${choice.dataset.hbChoice}"]`);
    const link = group && group.cloneNode();
    if (link) link.append(whole(list.dataset.hbWords));
    return [choice.textContent, ...(link ? [document.createElement("br"), link] : [])];
  };

  updates.push(() => {
    const choice = picked();
    addressee.textContent = choice ? "" : unpicked;
    if (choice) addressee.append(..."hbTo" in choice.dataset ? elsewhere(choice) : [choice.parentNode.querySelector("div").cloneNode(true)]);
    addresses.textContent = links.has(choice) ? recipientsOf(links.get(choice)) : "";
    // The same under the choice, which may be screens away from the letter; being an output, it is read out. A country's office
    // has a name of its own, where that is on the page.
    const name = addressee.innerText.split("\n")[0];
    const label = choice && choice.textContent;
    const told = choice ? `${label.includes(name) ? label : `${label} · ${name}`}: ${addresses.textContent}${later.goesOut(choice)}` : "";
    if (echo && echo.textContent !== told) {
      echo.textContent = "";
      echo.append(whole(told));
    }
    Object.keys(versionOf(choice).labels).forEach((field) => /^recipient/.test(field) && fill(field, known(choice, field)));
    if (bounced) bounced.href = report + encode(addresses.textContent);
    unasked.hidden = !!choice;
    // Nobody has sent anything before a choice.
    answers.hidden = !choice;
    document.querySelectorAll("[data-hb-target=recipients]").forEach((button) => {
      button.hidden = !addresses.textContent;
    });
  });
}
