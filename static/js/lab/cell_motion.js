// The chosen cell in motion: pipes and valves go from their old to their new values, and values ride along the lines.
// Every number and every place comes from the server; nothing is left behind when the panel is replaced.
import { isStill } from "../lib/motion.js";

const PLACES = ["x", "y", "width", "height"];
const RIDE = 3; // times the length of --travel: as many as there are equations to ride through
const FADE = 0.04; // the share of a ride in which a rider comes, and in which it goes

// Pipes, valves and levels of the new panel start where those of the old one were.
export function settle(oldPanel, newPanel) {
  if (!oldPanel || !isInView(newPanel)) return;
  const before = new Map([...oldPanel.querySelectorAll("[data-moves]")].map((one) => [one.dataset.moves, one]));
  for (const piece of newPanel.querySelectorAll("[data-moves]")) {
    const old = before.get(piece.dataset.moves);
    const from = old && placeOf(old);
    const to = placeOf(piece);
    if (from && PLACES.some((name) => from[name] !== to[name])) piece.animate([from, to], { duration: travelTime(piece), easing: "ease-out" });
  }
}

// The values ride along the pipes once, in the order of the equations. A ride under way starts anew.
export function travel(panel) {
  if (!isInView(panel)) return;
  for (const rider of panel.querySelectorAll("[data-stops]")) {
    for (const motion of rider.getAnimations({ subtree: true })) motion.cancel();
    const duration = RIDE * travelTime(rider);
    rider.animate(frames(rider.dataset.stops), { duration });
    for (const value of rider.querySelectorAll("[data-start]")) {
      const [start, end] = [Number(value.dataset.start), Number(value.dataset.end)];
      value.animate({ opacity: [1, 1] }, { delay: start * duration, duration: (end - start) * duration });
    }
  }
}

// The places of a rider over time; before the first and after the last it is not seen.
function frames(stops) {
  const places = stops.split(";").map((stop) => stop.split(" ").map(Number));
  const at = ([x, y, offset], opacity) => ({ transform: `translate(${x}px, ${y}px)`, opacity, offset: Math.min(1, offset), easing: "ease-in-out" });
  const [first, last] = [places[0], places.at(-1)];
  const seen = places.map((place, index) => at([place[0], place[1], place[2] + (index ? 0 : FADE)], 1));
  return [at([first[0], first[1], 0], 0), at(first, 0), ...seen, at([last[0], last[1], last[2] + FADE], 0), at([last[0], last[1], 1], 0)];
}

const placeOf = (piece) => Object.fromEntries(PLACES.map((name) => [name, `${piece.getAttribute(name)}px`]));

const travelTime = (piece) => parseFloat(getComputedStyle(piece).getPropertyValue("--travel"));

// Is there somebody to see it? Not where less motion is asked for, nor while the sheet is down.
function isInView(panel) {
  const drawing = isStill() || document.hidden ? null : panel?.querySelector("svg");
  if (!drawing?.checkVisibility({ visibilityProperty: true })) return false;
  const { top, height } = drawing.getBoundingClientRect();
  const middle = top + height / 2;
  return middle > 0 && middle < innerHeight;
}
