// A gate that is guessed: its band is a chart from 0 to 1. First the guess alone, then beside it what the gate did.
import { css } from "./colours.js";
import { narrow } from "./draw_bands.js";

export const EDGE = 5; // free above 1 and under 0, so that both can be seen
const ROOM_FOR_NUMBER = 24;

export function drawChart(scene, band) {
  const { view, place } = scene;
  const track = place.track(band.name);
  const y = (value) => track.top + EDGE + (1 - value) * (track.height - 2 * EDGE);
  drawGround(scene, track, y);
  const gate = band.name !== view.concealed && view.run.rows[band.name]?.[Math.max(0, view.run.drawn.indexOf(view.unit))];
  if (gate) drawGate(scene, band, gate, y);
  if (view.guess) drawGuess(scene, view.guess.values, y);
  else drawMarks(scene, track);
  if (!gate || !view.guess) return;
  const at = furthest(scene, gate);
  drawNumbers(scene, gate, at, y);
  nameBoth(scene, band, gate, at, y);
}

function drawGround({ pen, place, colours, first, last }, track, y) {
  const [left, width] = [place.x(first), (last - first + 1) * place.column];
  pen.fillStyle = css(colours.wash);
  pen.fillRect(left, track.top, width, track.height);
  pen.fillStyle = css(colours.edge, 0.35);
  for (const value of [0, 0.5, 1]) pen.fillRect(left, y(value), width, 1);
}

// Nothing is guessed here yet.
function drawMarks({ pen, view, place, colours, first, last }, track) {
  pen.font = `16px ${view.font}`;
  pen.fillStyle = css(colours.soft);
  for (let step = first; step <= last; step += 1) if (place.column > 12) pen.fillText("?", place.x(step) + place.column / 2, track.top + track.height / 2);
}

function drawGate({ pen, place, colours, first, last }, band, values, y) {
  for (let step = first; step <= last; step += 1) {
    const value = values[step - 1];
    pen.fillStyle = css(colours[band.name], 0.3);
    pen.fillRect(place.x(step) + 1, y(value), place.column - 2, y(0) - y(value));
    pen.fillStyle = css(colours[band.name]);
    pen.fillRect(place.x(step) + 1, y(value) - 1, place.column - 2, 3);
  }
}

// The gate's numbers, each out of the way of the guess at its step; where the names stand, there is none.
function drawNumbers({ pen, place, colours, first, last, view }, gate, named, y) {
  if (place.column < ROOM_FOR_NUMBER) return;
  pen.fillStyle = css(colours.ink);
  pen.font = `10.5px ${view.font}`;
  for (let step = first; step <= last; step += 1) {
    if (step !== named) pen.fillText(narrow(gate[step - 1]), place.x(step) + place.column / 2, view.guess.values[step - 1] > 0.5 ? y(0) - 8 : y(1) + 9);
  }
}

function drawGuess({ pen, place, colours, first, last }, values, y) {
  Object.assign(pen, { strokeStyle: css(colours.ink), lineWidth: 2.5, lineJoin: "round" });
  pen.beginPath();
  for (let step = first; step <= last; step += 1) {
    const value = values[step - 1];
    if (value === null || Number.isNaN(value)) continue;
    pen.lineTo(place.x(step) + 1, y(value));
    pen.lineTo(place.x(step + 1) - 1, y(value));
  }
  pen.setLineDash([5, 3]);
  pen.stroke();
  pen.setLineDash([]);
}

// The step, among those that are seen, at which both are furthest apart.
function furthest({ view, first, last }, gate) {
  let at = first;
  for (let step = first; step <= last; step += 1) if (apart(gate, view, step) > apart(gate, view, at)) at = step;
  return at;
}

// There each has its name.
function nameBoth({ pen, place, colours, view }, band, gate, at, y) {
  const [mine, its] = [view.guess.values[at - 1], gate[at - 1]];
  const middle = place.x(at) + place.column / 2;
  const above = mine >= its;
  plate(pen, view, colours, colours.ink, view.words.you, middle, clampY(y, mine, above));
  plate(pen, view, colours, colours[band.name], band.letter, middle, clampY(y, its, !above));
}

const apart = (gate, view, step) => Math.abs(gate[step - 1] - view.guess.values[step - 1]) || 0;
const clampY = (y, value, above) => Math.min(y(0) - 5, Math.max(y(1) + 5, y(value) + (above ? -10 : 10)));

function plate(pen, view, colours, colour, text, x, y) {
  pen.font = `700 11px ${view.font}`;
  const width = pen.measureText(text).width + 8;
  pen.fillStyle = css(colour);
  pen.beginPath();
  pen.roundRect(x - width / 2, y - 7, width, 14, 4);
  pen.fill();
  pen.fillStyle = css(colours.card);
  pen.fillText(text, x, y + 0.5);
}
