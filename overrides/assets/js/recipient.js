// Picking a country or a person: the letter and the envelope say who it is, and one link replaces the list.
const select = find("recipient");
const picked = () => select && document.querySelector(`[data-hb-choice="${select.value}"]`);

if (select) {
  const addressee = find("addressee");
  const addresses = find("recipients");
  const unpicked = addressee.textContent;

  updates.push(() => {
    const choice = picked();
    const item = choice && choice.parentNode;
    addressee.textContent = item ? "" : unpicked;
    if (item) addressee.append(item.querySelector("div").cloneNode(true));
    addresses.textContent = item ? item.querySelector("bdi").textContent : "";
    ["country", "name", "role"].forEach((known) =>
      fill("recipient." + known, item && choice.getAttribute("data-hb-gap-recipient." + known))
    );
    find("choices").hidden = !!item;
    document.querySelectorAll("[data-hb-target=recipients]").forEach((button) => {
      button.hidden = !addresses.textContent;
    });
  });
}
