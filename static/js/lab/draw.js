// The strips on a canvas: a column a step, a band a quantity, a row a unit, then the truth and the answers.
import { css, over, readableOn } from "./colours.js";
import { TRACK } from "./layout.js";
import { isStrong, reach, rowsOf, strength, written } from "./scale.js";

const GHOST = 0.36; // the share of a square's height that shows the untouched run
const [ROOM_FOR_ZERO, ROOM_FOR_LINES] = [38, 8]; // of a number that begins with one; of gaps between squares
const MOST_PIXELS = 16_000_000; // some browsers draw nothing beyond
const small = document.createElement("canvas");

// `view` holds what is shown: shape (of the strips), trace, ghost (the untouched run, or null), signs (of each unit), concealed (a quantity).
export function draw(canvas, view, place, colours, chosen) {
  const pen = prepared(canvas, place);
  for (const step of new Set([chosen.hover, chosen.step])) drawColumn(pen, place, colours, step);
  drawSymbols(pen, view.trace, place, colours, chosen);
  view.shape.bands.forEach((band, index) => {
    if (band.name === view.concealed) drawConcealed(pen, place, index, colours);
    else drawBand(pen, view, place, index, colours, band);
  });
  drawTruth(pen, view.trace, place, colours);
  drawAnswers(pen, view.trace, place, colours);
  outline(pen, view, place, chosen, colours);
}

function prepared(canvas, place) {
  const density = Math.min(devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (place.width * place.height)));
  const [width, height] = [Math.round(place.width * density), Math.round(place.height * density)];
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
    canvas.style.width = `${place.width}px`;
    canvas.style.height = `${place.height}px`;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.clearRect(0, 0, place.width, place.height);
  Object.assign(pen, { textAlign: "center", textBaseline: "middle", imageSmoothingEnabled: false });
  return pen;
}

function drawColumn(pen, place, colours, step) {
  if (!step) return;
  pen.fillStyle = css(colours.line, 0.6);
  pen.beginPath();
  pen.roundRect(place.x(step), 0, place.column, place.height - 4, Math.min(6, place.column / 3));
  pen.fill();
}

function drawSymbols(pen, trace, place, colours, chosen) {
  const longest = Math.max(...trace.symbols.map((symbol) => symbol.length));
  const size = Math.min(17, (place.column / longest) * 1.5);
  if (size < 6) return;
  pen.fillStyle = css(colours.ink);
  trace.symbols.forEach((symbol, t) => {
    pen.font = `${t + 1 === chosen.step ? 700 : 400} ${size}px ${pen.canvas.dataset.font}`;
    pen.fillText(symbol, place.x(t + 1) + place.column / 2, place.header / 2);
  });
}

// A pixel a square, then enlarged: thousands of squares cost no more than a few.
function drawBand(pen, view, place, index, colours, band) {
  const full = reach(view.shape, band, rowsOf(band, view.trace));
  const share = (value) => strength(view.shape, value, full);
  const paint = (value) => over(colours.card, colours[band.name], share(value));
  const lines = (value) => (value < 0 ? hatching(pen, colours, isStrong(share(value)) ? "card" : band.name, view.shape.lines) : null);
  const top = place.y(index, place.units[0]);
  const runs = view.ghost ? [[view.trace, 0, 1 - GHOST], [view.ghost, 1 - GHOST, GHOST]] : [[view.trace, 0, 1]];
  for (const [trace, from, part] of runs) {
    const rows = rowsOf(band, trace);
    const signs = band.kind === "gate" ? null : view.signs;
    place.units.forEach((unit, nth) => {
      const y = top + (nth + from) * place.row;
      const values = rows.map((row) => row[unit - 1] * (signs?.[unit - 1] ?? 1));
      drawRow(pen, values, place, y, place.row * part, paint);
      hatch(pen, values.map(lines), place, y, place.row * part);
      if (!from && place.hasNumbers) drawNumbers(pen, values, place, y, place.row * part, paint);
    });
  }
  drawLines(pen, place, top, colours);
}

function drawRow(pen, values, place, y, height, paint) {
  const image = new ImageData(values.length, 1);
  values.forEach((value, t) => image.data.set([...paint(value), 255], 4 * t));
  if (small.width < values.length) small.width = values.length;
  small.height = 1;
  small.getContext("2d").putImageData(image, 0, 0);
  pen.drawImage(small, 0, 0, values.length, 1, 0, y, place.width, height);
}

// Below zero carries lines as well as a minus sign: colour alone does not tell. Neighbours that are alike share one stroke.
function hatch(pen, patterns, place, y, height) {
  for (let from = 0, t = 1; t <= patterns.length; t += 1) {
    if (patterns[t] === patterns[from]) continue;
    if (patterns[from]) {
      pen.fillStyle = patterns[from];
      pen.fillRect(from * place.column, y, (t - from) * place.column, height);
    }
    from = t;
  }
}

// Of the quantity's colour on a weak square, of the ground on a strong one.
function hatching(pen, colours, name, strength) {
  colours.lines ??= {};
  return colours.lines[name] ??= lined(pen, css(colours[name], strength));
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

function drawNumbers(pen, values, place, y, height, paint) {
  const wide = place.column >= ROOM_FOR_ZERO;
  pen.font = `${wide ? 12 : 10.5}px ${pen.canvas.dataset.font}`;
  values.forEach((value, t) => {
    const text = written(value, 2);
    pen.fillStyle = readableOn(paint(value));
    pen.fillText(wide ? text : text.replace(/^(−?)0\./, "$1."), place.x(t + 1) + place.column / 2, y + height / 2 + 0.5);
  });
}

// Gaps between the squares, where these are large enough to have any.
function drawLines(pen, place, top, colours) {
  pen.fillStyle = css(colours.card);
  if (place.column >= ROOM_FOR_LINES) for (let t = 0; t <= place.timesteps; t += 1) pen.fillRect(t * place.column - 1, top, 2, place.band);
  if (place.row >= ROOM_FOR_LINES) for (let u = 0; u <= place.units.length; u += 1) pen.fillRect(0, top + u * place.row - 1, place.width, 2);
}

function drawConcealed(pen, place, index, colours) {
  const top = place.y(index, place.units[0]);
  pen.fillStyle = css(colours.line, 0.5);
  pen.fillRect(0, top, place.width, place.band);
  pen.font = `16px ${pen.canvas.dataset.font}`;
  pen.fillStyle = css(colours.soft);
  for (let step = 1; step <= place.timesteps; step += 1) if (place.column > 12) pen.fillText("?", place.x(step) + place.column / 2, top + place.band / 2);
}

function drawTruth(pen, trace, place, colours) {
  const bottom = place.tracks + TRACK - 5;
  const full = Math.max(1, ...trace.truth.map(Math.abs));
  pen.font = `11px ${pen.canvas.dataset.font}`;
  trace.truth.forEach((value, t) => {
    const height = (Math.abs(value) / full) * (TRACK - 16);
    pen.fillStyle = css(colours.soft, value < 0 ? 0.45 : 0.9);
    pen.fillRect(place.x(t + 1) + 1, bottom - height, place.column - 2, height + 1);
    if (place.column >= 5 + 7 * short(value).length) pen.fillText(short(value), place.x(t + 1) + place.column / 2, bottom - height - 6);
  });
}

const short = (value) => String(Number(value.toFixed(2))).replace("-", "−");

// A wrong answer is struck out, wherever there is no room for its words too.
function drawAnswers(pen, trace, place, colours) {
  const y = place.tracks + TRACK + TRACK / 2;
  trace.answers.forEach((answer, t) => {
    const [middle, wrong] = [place.x(t + 1) + place.column / 2, trace.right[t] === false];
    const size = Math.min(13, ((place.column - 2) / Math.max(1, answer.length)) * 1.6);
    pen.fillStyle = pen.strokeStyle = css(wrong ? colours.miss : colours.ink);
    if (answer && size >= 7) {
      pen.font = `${size}px ${pen.canvas.dataset.font}`;
      pen.fillText(answer, middle, y);
    }
    if (!wrong) return;
    const half = Math.min(place.column / 2 - 1, 3 + answer.length * 3);
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(middle - half, y);
    pen.lineTo(middle + half, y);
    pen.stroke();
  });
}

// The chosen unit's six squares, and dashed what they were made from: the symbol, the last c and every last h.
function outline(pen, view, place, chosen, colours) {
  if (!place.units.includes(chosen.unit)) return;
  const box = (step, index, unit, rows) => {
    pen.beginPath();
    pen.roundRect(place.x(step) + 0.75, place.y(index, unit) + 0.75, place.column - 1.5, Math.max(3, rows * place.row - 1.5), Math.min(4, place.row / 3));
    pen.stroke();
  };
  pen.strokeStyle = css(colours.ink);
  const bandOf = Object.fromEntries(view.shape.bands.map(({ name }, index) => [name, index]));
  for (const [name, index] of Object.entries(bandOf)) {
    pen.lineWidth = chosen.show === name ? 3 : 1.5;
    box(chosen.step, index, chosen.unit, 1);
  }
  pen.lineWidth = 1.5;
  pen.setLineDash([3, 3]);
  if (chosen.step > 1) {
    box(chosen.step - 1, bandOf.cell, chosen.unit, 1);
    box(chosen.step - 1, bandOf.hidden, place.units[0], place.units.length);
  }
  pen.strokeRect(place.x(chosen.step) + 1.5, 3, place.column - 3, place.header - place.gap + 4);
  pen.setLineDash([]);
}
