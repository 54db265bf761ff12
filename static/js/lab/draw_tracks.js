// Above and under the bands: the input as it is drawn, the symbols, the truth, the answers.
import { css } from "./colours.js";

const SPACE = "␣"; // for what cannot be seen
export const MARKS = 16; // pixels at the foot of the pad, where a tap marks a step

export function drawPad({ pen, view, place, colours, first, last }) {
  const { top, height } = place.track("pad");
  const { low, high, marks } = view.pad;
  const floor = height - (marks ? MARKS : 0);
  pen.fillStyle = css(colours.wash);
  pen.fillRect(place.x(first), top, (last - first + 1) * place.column, height - 2);
  pen.font = `15px ${view.font}`;
  for (let step = first; step <= last; step += 1) {
    const symbol = view.run.symbols[step - 1];
    const share = (Number.parseFloat(symbol.replace("−", "-")) - low) / (high - low);
    const bar = Math.max(2, Math.min(1, share || 0) * (floor - 2));
    pen.fillStyle = css(colours.soft, 0.75);
    pen.fillRect(place.x(step) + 1, top + floor - bar, place.column - 2, bar);
    if (!marks) continue;
    pen.fillStyle = css(colours.ink, symbol.endsWith("*") ? 1 : 0.25);
    pen.fillText("*", place.x(step) + place.column / 2, top + height - MARKS / 2 + 3);
  }
}

export function drawSymbols({ pen, view, place, colours, chosen, first, last }) {
  const { top, height } = place.track("symbols");
  const size = Math.min(17, (place.column / view.letters) * 1.5);
  if (size < 6) return;
  for (let step = first; step <= last; step += 1) {
    const symbol = view.run.symbols[step - 1];
    pen.fillStyle = css(symbol.trim() ? colours.ink : colours.soft);
    pen.font = `${step === chosen.step ? 700 : 400} ${size}px ${view.font}`;
    pen.fillText(symbol.trim() || SPACE, place.x(step) + place.column / 2, top + height / 2 + 1);
  }
}

export function drawTruth({ pen, view, place, colours, first, last }) {
  const { top, height } = place.track("truth");
  const bottom = top + height - 1;
  const full = Math.max(1, ...view.run.truth.map(Math.abs));
  pen.font = `10px ${view.font}`;
  for (let step = first; step <= last; step += 1) {
    const value = view.run.truth[step - 1];
    const bar = (Math.abs(value) / full) * (height - 13);
    pen.fillStyle = css(colours.soft, value < 0 ? 0.45 : 0.9);
    pen.fillRect(place.x(step) + 1, bottom - bar, place.column - 2, bar + 1);
    if (place.column > 3 + 6 * short(value).length) pen.fillText(short(value), place.x(step) + place.column / 2, bottom - bar - 5);
  }
}

const short = (value) => String(Number(value.toFixed(2))).replace("-", "−");

// A wrong answer is struck out, wherever there is no room for its words too; one that is not asked for is pale. One that
// has just changed flashes.
export function drawAnswers(scene) {
  const { pen, view, place, colours, first, last, crossing } = scene;
  const { top, height } = place.track("answer");
  for (let step = first; step <= last; step += 1) {
    const [answer, right] = [view.run.answers[step - 1], view.run.right[step - 1]];
    if (crossing?.changed.has(step)) {
      pen.fillStyle = css(right === false ? colours.miss : colours.ink, 0.4 * crossing.flash);
      pen.fillRect(place.x(step), top, place.column, height);
    }
    drawAnswer(scene, answer, right, place.x(step) + place.column / 2, top + height / 2);
  }
}

const tone = (right) => ({ true: "ink", false: "miss", null: "soft" })[right];

function drawAnswer({ pen, view, place, colours }, answer, right, middle, y) {
  const size = Math.min(13, ((place.column - 2) / Math.max(1, answer.length)) * 1.6);
  pen.fillStyle = pen.strokeStyle = css(colours[tone(right)]);
  if (answer && size >= 7) {
    pen.font = `${size}px ${view.font}`;
    pen.fillText(answer, middle, y + 1);
  }
  if (right !== false) return;
  const half = Math.min(place.column / 2 - 1, 3 + answer.length * 3);
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(middle - half, y);
  pen.lineTo(middle + half, y);
  pen.stroke();
}
