// A band of the strips: a row a unit, a square a step.
import { css } from "./colours.js";
import { heat, isBelowZero, isStrong, written } from "./scale.js";

const GHOST = 0.3; // the share of a square's height that shows the untouched run
const [ROOM_FOR_ZERO, ROOM_FOR_LINES] = [38, 8]; // of a number that begins with one; of gaps between squares
const small = document.createElement("canvas");

export function drawBand(scene, band) {
  const { view, place } = scene;
  const { top } = place.track(band.name);
  const now = squares(scene, band, view.run.rows);
  const ghost = view.run.before && squares(scene, band, view.run.before.rows);
  drawSquares(scene, now, top, 0, ghost ? 1 - GHOST : 1);
  if (ghost) drawSquares(scene, ghost, top, 1 - GHOST, GHOST);
  if (place.hasNumbers) now.rows.forEach((row, nth) => drawNumbers(scene, now, row, top + nth * place.row, ghost ? 1 - GHOST : 1));
  drawLines(scene, top);
  if (ghost && place.row >= ROOM_FOR_LINES) drawSeams(scene, top);
}

// The seen values of a band, each with its step of the scale.
export function squares({ view, colours, first, last }, band, rows) {
  const signs = band.kind === "gate" ? null : view.signs;
  const full = view.run.full[band.name];
  const seen = view.units.map((unit) => {
    const values = rows[band.name][view.run.drawn.indexOf(unit)].slice(first - 1, last);
    return signs?.[unit - 1] === -1 ? values.map((value) => -value) : values;
  });
  return { name: band.name, colours: colours.heat[band.name], rows: seen, warmth: seen.map((row) => row.map((value) => heat(view.shape, value, full))) };
}

// A pixel a square, then enlarged: hundreds of squares cost no more than a few. `from` and `part` are shares of a row.
function drawSquares(scene, { name, colours, rows, warmth }, top, from, part) {
  const { pen, place, first } = scene;
  const steps = rows[0].length;
  const image = new ImageData(steps, rows.length);
  new Uint32Array(image.data.buffer).set(warmth.flat().map((step) => colours[step].pixel));
  Object.assign(small, { width: steps, height: rows.length });
  small.getContext("2d").putImageData(image, 0, 0);
  rows.forEach((row, nth) => {
    const y = top + (nth + from) * place.row;
    pen.drawImage(small, 0, nth, steps, 1, place.x(first), y, steps * place.column, part * place.row);
    hatch(scene, name, row, warmth[nth], y, part * place.row);
  });
}

// Below zero carries lines as well as a minus sign: colour alone does not tell. Neighbours that are alike share a stroke.
function hatch(scene, name, row, warmth, y, height) {
  const { pen, place, first, view } = scene;
  const lines = row.map((value, t) => (isBelowZero(value) ? (isStrong(warmth[t] / view.shape.steps) ? "card" : name) : ""));
  for (let from = 0, t = 1; t <= lines.length; t += 1) {
    if (lines[t] === lines[from]) continue;
    if (lines[from]) {
      pen.fillStyle = hatching(scene, lines[from]);
      pen.fillRect(place.x(first + from), y, (t - from) * place.column, height);
    }
    from = t;
  }
}

// Of the quantity's colour on a weak square, of the ground on a strong one.
function hatching({ pen, colours, view }, name) {
  colours.lines ??= {};
  return colours.lines[name] ??= lined(pen, css(colours[name], view.shape.lines));
}

function lined(pen, colour) {
  const tile = Object.assign(document.createElement("canvas"), { width: 5, height: 5 });
  const line = tile.getContext("2d");
  line.strokeStyle = colour;
  line.lineWidth = 1.5;
  line.beginPath();
  for (const shift of [-5, 0, 5]) { line.moveTo(shift, 5); line.lineTo(shift + 5, 0); }
  line.stroke();
  return pen.createPattern(tile, "repeat");
}

function drawNumbers({ pen, place, first, view }, { colours, warmth, rows }, row, y, part) {
  const wide = place.column >= ROOM_FOR_ZERO;
  const steps = warmth[rows.indexOf(row)];
  pen.font = `${wide ? 12 : 10.5}px ${view.font}`;
  row.forEach((value, t) => {
    pen.fillStyle = colours[steps[t]].text;
    pen.fillText(wide ? written(value, 2) : narrow(value), place.x(first + t) + place.column / 2, y + (place.row * part) / 2 + 0.5);
  });
}

// In the room of four letters.
export function narrow(value) {
  const text = written(value, 2).replace(/^(−?)0\./, "$1.");
  return [text, written(value, 1)].find((one) => one.length < 5) ?? written(value, 0);
}

// A hair between the run and the untouched one under it.
function drawSeams({ pen, place, colours, first, last }, top) {
  pen.fillStyle = css(colours.card);
  place.units.forEach((_, nth) => pen.fillRect(place.x(first), top + (nth + 1 - GHOST) * place.row - 0.5, (last - first + 1) * place.column, 1));
}

// Gaps between the squares, where these are large enough to have any.
function drawLines({ pen, place, colours, first, last }, top) {
  pen.fillStyle = css(colours.card);
  const [left, rows] = [place.x(first), place.units.length];
  if (place.column >= ROOM_FOR_LINES) for (let step = first; step <= last + 1; step += 1) pen.fillRect(place.x(step) - 1, top, 2, rows * place.row);
  if (place.row >= ROOM_FOR_LINES) for (let nth = 0; nth <= rows; nth += 1) pen.fillRect(left, top + nth * place.row - 1, (last - first + 1) * place.column, 2);
}
