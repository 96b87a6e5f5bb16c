// What the reader types goes into the letter; what is emptied becomes the bracketed label again.
{
  const find = (hook) => document.querySelector('[data-hb="' + hook + '"]');
  const letter = find("letter");
  const form = find("fields");

  const today = (lang) => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    // Browsers without the names of a language (be and my in Chromium) would write English ones.
    return Intl.DateTimeFormat.supportedLocalesOf(lang).length
      ? now.toLocaleDateString(lang === "en" ? "en-GB" : lang, { day: "numeric", month: "long", year: "numeric" })
      : now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };

  // A letter that is not offered is there to read and keeps its brackets.
  if (letter && letter.closest("[data-hb-max]")) {
    letter.handbill.fill("date", today(letter.lang));
    if (form) {
      const update = () =>
        Array.from(form.elements).forEach((input) => input.name && letter.handbill.fill(input.name, input.value.trim()));
      form.addEventListener("input", update);
      form.addEventListener("submit", (event) => event.preventDefault());
      // A browser may bring back what was typed when the reader returns to the page.
      window.addEventListener("pageshow", update);
      update();
    }
  }
}
