// What each track is called, and the range of its band: text that stays where the squares scroll.
import { fill } from "./words.js";

// Without the ranges, which each run has for itself. The gate whose band is `open` to a guess has the guess's name too.
export function fillLabels(column, shape, place, words, open) {
  const titled = { pad: words.pad, symbols: "", truth: words.truth, answer: words.answer };
  const bands = Object.fromEntries(shape.bands.map((band) => [band.name, band]));
  const ends = place.tracks.map((track, nth) => (place.tracks[nth + 1]?.top ?? place.height) - track.top);
  column.replaceChildren(...place.tracks.map((track, nth) => {
    const row = bands[track.name] ? bandLabel(bands[track.name]) : element("div", "strip-label unlettered", element("span", "strip-name", titled[track.name]));
    if (track.name === "answer" && words.asked) row.firstChild.append(element("small", "asked-when", words.asked));
    if (track.name === open) row.lastChild.append(element("small", "guess-line", words.you));
    row.style.height = `${ends[nth]}px`;
    return row;
  }));
}

// Whether any range has become another; `isShort` where there is no room for words. Text is written into the node that is there: a new one costs the page more.
export function fillRanges(column, shape, full, isShort) {
  return shape.bands.filter((band) => fillRange(column.querySelector(`[data-band=${band.name}]`), band, full[band.name], shape.ranges, isShort)).length > 0;
}

function fillRange(row, band, full, ranges, isShort) {
  const said = ranges[band.kind === "gate" ? "gate" : "signed"];
  const range = full === undefined ? "" : fill(said.words, { full });
  const shown = full === undefined ? "" : fill(isShort ? said.short : said.words, { full });
  const text = row.querySelector("small").firstChild;
  if (text.data === shown && row.title) return false;
  text.data = shown;
  row.title = range ? `${band.title}: ${range}` : band.title;
  return true;
}

function bandLabel(band) {
  const name = element("span", "strip-name", band.title, element("small", "", document.createTextNode("")));
  const row = element("div", "strip-label", element("b", `q-${band.name}`, band.letter), name);
  row.dataset.band = band.name;
  return row;
}

function element(tag, className, ...inside) {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...inside);
  return made;
}
