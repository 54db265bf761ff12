// The names of the bands and the range of each: text that stays where the squares scroll.
import { GAP, HEADER, ROW } from "./layout.js";
import { QUANTITIES, printedRange } from "./quantities.js";

export function fillLabels(column, trace, units, names) {
  column.style.paddingTop = `${HEADER}px`;
  column.replaceChildren(...QUANTITIES.map((quantity) => label(quantity, trace, units, names[quantity.name])));
}

function label(quantity, trace, units, name) {
  const row = element("div", "strip-label");
  row.style.height = `${units * ROW}px`;
  row.style.marginBottom = `${GAP}px`;
  const words = element("span", "strip-name", name);
  words.append(element("small", "", printedRange(quantity, trace)));
  row.append(element("b", `q-${quantity.name}`, quantity.letter), words);
  return row;
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
