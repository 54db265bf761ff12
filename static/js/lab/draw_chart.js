// A gate that is guessed: its band is a chart from 0 to 1. First the guess alone, then beside it what the gate did.
import { css } from "./colours.js";
import { narrow } from "./draw_bands.js";

const EDGE = 5; // free above 1, so that it can be seen
const FOOT = 17; // and under 0: there each step has the gate's number, out of the way of both lines

export function drawChart(scene, band) {
  const { view, place } = scene;
  const track = place.track(band.name);
  const y = (value) => track.top + EDGE + (1 - value) * (track.height - EDGE - FOOT);
  drawGround(scene, track, y);
  const gate = band.name !== view.concealed && view.run.rows[band.name]?.[Math.max(0, view.run.drawn.indexOf(view.unit))];
  if (gate) drawGate(scene, band, gate, y);
  if (view.guess) drawGuess(scene, view.guess, y);
  else drawMarks(scene, track);
  if (gate && view.guess) drawNumbers(scene, gate, y(0) + FOOT / 2 + 1);
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

function drawNumbers({ pen, place, colours, first, last, view }, gate, y) {
  if (place.column < view.shape.wide.room_for_number) return;
  pen.fillStyle = css(colours.ink);
  pen.font = `10.5px ${view.font}`;
  for (let step = first; step <= last; step += 1) pen.fillText(narrow(gate[step - 1]), place.x(step) + place.column / 2, y);
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

// The value from 0 to 1 that a share of the height of a chart stands for; beyond them it is within the edges.
export const valueAt = (share, height) => (share * height - FOOT) / (height - EDGE - FOOT);
