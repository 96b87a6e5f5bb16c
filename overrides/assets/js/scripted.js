// What only a script can do is shown from here on; a page whose script never comes, or fails before this line, keeps the other ways.
document.documentElement.className = "hb-scripted";
document.querySelectorAll(".hb-unscripted").forEach((node) => {
  node.hidden = true;
});
