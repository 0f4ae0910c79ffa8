// The least contrast between a text that is shown and what is behind it.
const parts = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return { red, green, blue, alpha };
};
const luminance = ({ red, green, blue }) => {
  const [r, g, b] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = parts(getComputedStyle(at).backgroundColor);
    if (colour.alpha === 1) return colour;
    if (colour.alpha !== 0) throw new Error("what is half transparent is not reckoned with");
  }
  throw new Error("nothing is behind it");
};

// The colours of a moment in which they change would be neither.
for (const animation of document.getAnimations()) animation.finish();

let least = [Infinity, "nothing"];
let texts = 0;
const look = (element, colour, text) => {
  const [one, other] = [luminance(parts(colour)), luminance(behind(element))];
  const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  texts += 1;
  if (ratio < least[0]) least = [ratio, `${element.outerHTML.slice(0, 200)} (${text})`];
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.data.trim();
  const element = walker.currentNode.parentElement;
  if (!text || !element.checkVisibility({ visibilityProperty: true })) continue;
  look(element, getComputedStyle(element).color, text);
}
const query = document.getElementById("page-query");
look(query, getComputedStyle(query, "::placeholder").color, query.placeholder);
return [...least, texts];
