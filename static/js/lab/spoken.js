// What the chosen cell of the strips is in words, for those who move by keys.
import { written } from "./scale.js";
import { fill } from "./words.js";

// All its quantities.
export function cellOf({ chosen, run, shape, dataset }) {
  const values = shape.bands.map(({ name }) => [name, valueOf(name, chosen, run, dataset)]);
  return fill(dataset.say, { ...chosen, symbol: run.symbols[chosen.step - 1], ...Object.fromEntries(values) });
}

// The marked one alone.
export function markedOf({ chosen, run, shape, dataset }) {
  const { name, letter, title } = shape.bands.find((band) => band.name === chosen.show);
  return fill(dataset.sayMarked, { ...chosen, letter, name: title, value: valueOf(name, chosen, run, dataset) });
}

// What is still to be guessed is not told.
function valueOf(name, { step, unit }, { rows, drawn }, { concealed }) {
  const nth = Math.max(0, drawn.indexOf(unit));
  return rows[name] && name !== concealed ? written(rows[name][nth][step - 1]) : "?";
}
