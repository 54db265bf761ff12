// One live region for the whole page: what has changed, for those who do not see it change.
export function announce(text) {
  const region = document.querySelector("[data-announcer]");
  if (region) region.textContent = text;
}

// What an element says: its text, each formula in its words.
export function wordsOf(element) {
  const copy = element.cloneNode(true);
  for (const formula of copy.querySelectorAll("math[aria-label]")) formula.replaceWith(formula.getAttribute("aria-label"));
  return copy.textContent.replace(/\s+/g, " ").trim();
}
