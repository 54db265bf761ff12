// The names of the bands and the range of each: text that stays where the squares scroll.
import { GAP, HEADER, TRACK } from "./layout.js";
import { QUANTITIES, printedRange } from "./quantities.js";

export function fillLabels(column, trace, place, words) {
  column.style.paddingTop = `${HEADER}px`;
  const bands = QUANTITIES.map((quantity, index) => label(quantity, trace, place, words.names[index]));
  column.replaceChildren(...bands, trackLabel(words.truth), trackLabel(words.answer));
}

function label(quantity, trace, place, name) {
  const row = element("div", "strip-label");
  row.style.height = `${place.band}px`;
  row.style.marginBottom = `${GAP}px`;
  const words = element("span", "strip-name", name);
  words.append(element("small", "", printedRange(quantity, trace)));
  row.append(element("b", `q-${quantity.name}`, quantity.letter), words);
  return row;
}

function trackLabel(name) {
  const row = element("div", "strip-label");
  row.style.height = `${TRACK}px`;
  row.append(element("span", "strip-name", name));
  return row;
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
