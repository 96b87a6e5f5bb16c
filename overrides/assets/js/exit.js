// Leaving quickly: the page is replaced, so that the back button does not return to it. It stays in the history.
{
  const find = (hook) => document.querySelector('[data-hb="' + hook + '"]');
  const exit = find("exit");

  if (exit) {
    let presses = 0;
    const leave = (event) => {
      event.preventDefault();
      document.body.hidden = true;
      location.replace(exit.href);
    };
    exit.addEventListener("click", leave);
    document.addEventListener("keydown", (event) => {
      if (event.repeat) return;
      presses = event.key === "Shift" ? presses + 1 : 0;
      if (presses > 2) leave(event);
    });
  }
}
