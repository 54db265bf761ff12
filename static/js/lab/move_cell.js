// The chosen cell's drawing after another page's has taken its place: it moves from the old values to the new ones, and
// on one step further its values ride along the lines, but not for somebody in a hurry.
import { settle, travel } from "./cell_motion.js";

const HURRY = 500; // milliseconds between two pages
let last = 0;

// `from` and `to` are the views of the two pages.
export function moveCell(oldPanel, newPanel, from, to) {
  if (!newPanel || newPanel === oldPanel) return;
  const isCalm = performance.now() - last > HURRY;
  last = performance.now();
  settle(oldPanel, newPanel);
  if (isCalm && isNext(from, to)) travel(newPanel);
}

function isNext(from, to) {
  const isSame = ["sequence", "unit", "do"].every((name) => from.get(name) === to.get(name));
  return isSame && Number(to.get("step")) === Number(from.get("step")) + 1;
}
