// The strips by keyboard: arrows choose a step and a row, which is a unit where several are drawn and else a quantity;
// Page Up and Page Down choose a unit, Space plays and pauses. Where a gate is guessed, digits say its value.
import { announce } from "../lib/announce.js";
import { putGuess } from "./guess.js";
import { clamp } from "./layout.js";
import { written } from "./scale.js";
import { markedOf } from "./spoken.js";
import { arranged } from "./units.js";
import { fill } from "./words.js";

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: [-Infinity, 0], End: [Infinity, 0], PageUp: [0, -1], PageDown: [0, 1] };
const ROWS = { ArrowUp: -1, ArrowDown: 1 };
const OPEN = "+"; // a gate that is fully open, which no digit says

export function listenToKeys(element) {
  element.strips.addEventListener("keydown", (event) => {
    if (event.target !== element.strips || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in MOVES) move(element, MOVES[event.key]);
    else if (event.key in ROWS) moveRow(element, ROWS[event.key]);
    else if (element.dataset.concealed && /^[0-9+]$/.test(event.key)) say(element, event.key === OPEN ? 1 : Number(event.key) / 10);
    else if (event.key !== " ") return;
    else if (!event.repeat) element.querySelector("[data-play]")?.click();
    event.preventDefault();
  });
}

// To the next row that is seen.
function moveRow(element, by) {
  if (element.run.drawn.length > 1) move(element, [0, by]);
  else mark(element, by);
}

// The quantity above or below; at first none is marked.
function mark(element, by) {
  const { chosen, shape } = element;
  const place = clamp(shape.bands.findIndex(({ name }) => name === chosen.show) + 1 + by, shape.bands.length);
  element.choose(chosen.step, chosen.unit, false, shape.bands[place - 1].name);
  announce(markedOf(element));
}

// By the order in which the units are seen.
function move(element, [steps, rows]) {
  const { chosen, options, run, timesteps } = element;
  const { units } = arranged(run.correlation, { ...options, every: true }, chosen.unit);
  const row = clamp(units.indexOf(chosen.unit) + 1 + rows, units.length);
  element.choose(clamp(chosen.step + steps, timesteps), units[row - 1], true);
}

function say(element, value) {
  const { step } = element.chosen;
  putGuess(element, [[step, value]]);
  announce(fill(element.dataset.sayGuess, { step, value: written(value, 1) }));
}
