// Last of all but what only some pages have. A browser may also bring back what was typed when the reader returns to the page.
const update = () => updates.forEach((act) => act());

document.oninput = document.onchange = window.onpageshow = update;
begin();
update();
