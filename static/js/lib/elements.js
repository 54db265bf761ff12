// Brings the scripts of the elements that a page has: <gate-strips> is elements/gate_strips.js. A page pays for no other.

// Settles when all are there; one that cannot be had leaves what the server made.
export function bring(page) {
  const names = new Set([...page.querySelectorAll(":not(:defined)")].map((one) => one.localName));
  return Promise.allSettled([...names].map((name) => import(`../elements/${name.replaceAll("-", "_")}.js`)));
}
