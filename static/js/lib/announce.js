// One live region for the whole page: what has changed, for those who do not see it change.
export function announce(text) {
  const region = document.querySelector("[data-announcer]");
  if (region) region.textContent = text;
}
