// Burmese words that a script brings are kept whole by syllables, as those of the page are (pages/line_breaks.py).
const SYLLABLE = /((?:[\u1000-\u102a\u103f][\u102b-\u1038\u103a-\u103e]*)?(?:[\u1000-\u102a\u103f]\u1037?\u103a(?!\u1039)[\u102b-\u1038\u103a-\u103e]*|[\u1000-\u102a\u103f]\u103a?\u1039[\u1000-\u102a\u103f][\u102b-\u1038\u103a-\u103e]*)+)/;

const whole = (text) => {
  const made = document.createDocumentFragment();
  text.split(SYLLABLE).forEach((part, index) => {
    const syllable = index % 2 && document.createElement("w-");
    if (syllable) syllable.append(part);
    made.append(syllable || part);
  });
  return made;
};
