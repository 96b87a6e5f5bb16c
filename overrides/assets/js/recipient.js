// Picking a country or a person: the letter and the envelope say who it is, and one link replaces the list.
{
  const find = (hook) => document.querySelector('[data-hb="' + hook + '"]');
  const select = find("recipient");

  if (select) {
    const fill = find("letter").handbill.fill;
    const addressee = find("addressee");
    const addresses = find("recipients");
    const unpicked = addressee.textContent;

    const update = () => {
      const choices = Array.from(document.querySelectorAll("[data-hb-choice]"));
      const choice = choices.find((link) => link.dataset.hbChoice === select.value);
      const item = choice && choice.parentNode;
      const data = choice ? choice.dataset : {};
      addressee.textContent = item ? "" : unpicked;
      if (item) addressee.appendChild(item.querySelector("div").cloneNode(true));
      addresses.textContent = item ? item.querySelector("bdi").textContent : "";
      fill("recipient.country", data.hbCountry);
      fill("recipient.name", data.hbName);
      fill("recipient.role", data.hbRole);
      find("choices").hidden = !!item;
      document.querySelectorAll('[data-hb-target="recipients"]').forEach((button) => {
        button.hidden = !addresses.textContent;
      });
    };

    select.addEventListener("change", update);
    window.addEventListener("pageshow", update);
    update();
  }
}
