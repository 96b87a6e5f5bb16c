// What may be in the page's script or come later, which then is a script of its own: each is begun with what it needs of this one.
const both = find("both");
const begin = () => {
  const start = (name, ...known) => window[name] && window[name](...known);
  // In this order, since only names of variables are made shorter.
  start("hbLanguages", find, later, others, own, version, versionOf, whole);
  start("hbProgress", chosen, find, isSent, later, links, options, picked, queue, sentLinks, update, updates);
  start("hbFile", later, update);
};

updates.push(() => {
  if (both) later.show(picked());
  if (own) write();
});
