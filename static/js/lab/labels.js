// The names of the bands and the range of each: text that stays where the squares scroll.
import { TRACK } from "./layout.js";
import { printedRange, reach, rowsOf } from "./scale.js";

export function fillLabels(column, shape, trace, place, words) {
  column.style.paddingTop = `${place.header}px`;
  const bands = shape.bands.map((band) => label(band, reach(shape, band, rowsOf(band, trace)), place));
  column.replaceChildren(...bands, trackLabel(words.truth), trackLabel(words.answer));
}

function label(band, full, place) {
  const row = element("div", "strip-label");
  row.style.height = `${place.band}px`;
  row.style.marginBottom = `${place.gap}px`;
  const words = element("span", "strip-name", band.title);
  words.append(element("small", "", printedRange(band, full)));
  row.append(element("b", `q-${band.name}`, band.letter), words);
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
