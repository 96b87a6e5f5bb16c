// Leaving quickly: the page is replaced, so that the back button does not return to it. It stays in the history.
const exit = find("exit");

if (exit) {
  let presses = 0;
  const leave = (event) => {
    event.preventDefault();
    document.body.hidden = true;
    location.replace(exit.href);
  };
  exit.onclick = leave;
  // What was typed is gone when somebody else goes back to the page.
  window.onpagehide = () => document.querySelectorAll("form").forEach((one) => one.reset());
  document.onkeydown = (event) => {
    if (event.repeat) return;
    presses = event.key === "Shift" ? presses + 1 : 0;
    if (presses > 2) leave(event);
  };
}
