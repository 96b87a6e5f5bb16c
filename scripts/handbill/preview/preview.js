// Waits by way of a picture: a page's Content-Security-Policy allows pictures of the site, and no other connection.
(function () {
  "use strict";
  const [wait, address, seen] = "SETTINGS";
  let picture = null, timer = 0;
  const stop = () => {
    clearTimeout(timer);
    if (picture) {
      picture.onload = picture.onerror = null;
      picture.src = "";
      picture = null;
    }
  };
  const start = () => {
    stop();
    if (document.visibilityState === "hidden") return;
    picture = new Image();
    picture.onload = () => location.reload();
    picture.onerror = () => {
      timer = setTimeout(start, 500);
    };
    picture.src = wait + "?address=" + encodeURIComponent(address) + "&seen=" + seen + "&at=" + Date.now();
  };
  // A picture asked for before would hold up the end of loading.
  addEventListener("load", () => {
    const box = document.getElementById("handbill-messages");
    if (box) document.title = box.getAttribute("aria-label") + " – " + document.title;
    setTimeout(start, 0);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) start();
  });
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", start);
})();
