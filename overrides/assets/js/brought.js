// Takes what the file beside a page brings: the letter in other languages, whose links to files count from its own address, and words
// for what is on the page.
window.hbFile = (later, update) => {
  window.hbVersions = (list, words) => {
    for (const selector in words) {
      const node = document.querySelector(selector);
      if (node) Object.assign(node.dataset, words[selector]);
    }
    later.bring(list, document.currentScript.src);
    update();
  };
};
