// Above and under the bands: the input as it is drawn, the symbols, the truth, the answers.
import { css } from "./colours.js";

const SPACE = "␣"; // for what cannot be seen
const SMALLEST = 10; // pixels of an answer
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
  const size = Math.min(17, height - 5, place.column * 1.1, (place.column / view.letters) * 1.5);
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

// A wrong answer has a line under it, wherever there is no room for its words too; one that is not asked for is pale.
// What it was before a change stands below it. One that has just changed flashes.
export function drawAnswers(scene) {
  const { pen, view, place, colours, first, last, crossing } = scene;
  const { top, height } = place.track("answer");
  for (let step = first; step <= last; step += 1) {
    const [answer, right] = [view.run.answers[step - 1], view.run.right[step - 1]];
    const was = view.run.before?.answers[step - 1] ?? answer;
    const [x, y, up] = [place.x(step), top + height / 2, was === answer ? 0 : 7];
    const ink = right === false ? colours.miss : colours.ink;
    if (crossing?.changed.has(step)) {
      pen.fillStyle = css(ink, 0.4 * crossing.flash);
      pen.fillRect(x, top, place.column, height);
    }
    pen.fillStyle = css(right === null ? colours.soft : ink);
    write(scene, answer, x, y - up, 13);
    if (right === false) pen.fillRect(x + 2, y - up + 8, place.column - 4, 1.5);
    pen.fillStyle = css(colours.soft);
    if (up) write(scene, was, x, y + up, SMALLEST);
  }
}

function write({ pen, view, place }, text, x, y, most) {
  const size = Math.min(most, (place.column - 4) / 0.6 / text.length);
  if (size < SMALLEST) return;
  pen.font = `${size}px ${view.font}`;
  pen.fillText(text, x + place.column / 2, y + 1);
}
