// Picking a country or a person: the letter and the envelope say who it is, and one link replaces the list.
const select = find("recipient");
const picked = () => select && document.querySelector(`[data-hb-choice="${select.value}"]`);

if (select) {
  const addressee = find("addressee");
  const addresses = find("recipients");
  const unpicked = addressee.textContent;
  const bounced = find("bounced");
  const report = bounced && bounced.href;

  updates.push(() => {
    const choice = picked();
    const item = choice && choice.parentNode;
    addressee.textContent = item ? "" : unpicked;
    if (item) addressee.append(item.querySelector("div").cloneNode(true));
    addresses.textContent = item ? item.querySelector("bdi").textContent : "";
    Object.keys(labels).forEach((field) => /^recipient/.test(field) && fill(field, known(choice, field)));
    if (bounced) bounced.href = report + encode(addresses.textContent);
    find("choices").hidden = !!item;
    document.querySelectorAll("[data-hb-target=recipients]").forEach((button) => {
      button.hidden = !addresses.textContent;
    });
  });
}
