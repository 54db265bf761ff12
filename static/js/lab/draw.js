// The strips on a canvas: a column a step, a band a quantity, a row a unit.
import { css, over, readableOn } from "./colours.js";
import { HEADER, ROW } from "./layout.js";
import { QUANTITIES, reach, written } from "./quantities.js";

const INSET = 1.5;
const FAINT = 0.05; // even a zero is a square to see
const ROOM_FOR_NUMBER = 38;
const ROOM_FOR_DECIMALS = 28;

export function draw(canvas, trace, place, colours, chosen) {
  const pen = prepared(canvas, place);
  for (const step of new Set([chosen.hover, chosen.step])) drawColumn(pen, place, colours, step);
  drawSymbols(pen, trace, place, colours, chosen);
  QUANTITIES.forEach((quantity, band) => {
    const full = reach(quantity, trace);
    quantity.rows(trace).forEach((row, t) => row.forEach((value, u) => {
      drawSquare(pen, place, { x: place.x(t + 1), y: place.y(band, u + 1), value, share: value / full }, colours, quantity);
    }));
    outline(pen, place, band, chosen, colours, quantity);
  });
}

function prepared(canvas, place) {
  const density = devicePixelRatio || 1;
  const [width, height] = [Math.round(place.width * density), Math.round(place.height * density)];
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
    canvas.style.width = `${place.width}px`;
    canvas.style.height = `${place.height}px`;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.clearRect(0, 0, place.width, place.height);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  return pen;
}

function drawColumn(pen, place, colours, step) {
  if (!step) return;
  pen.fillStyle = css(colours.line, 0.6);
  pen.beginPath();
  pen.roundRect(place.x(step), 0, place.column, place.height - 4, 6);
  pen.fill();
}

function drawSymbols(pen, trace, place, colours, chosen) {
  trace.symbols.forEach((symbol, t) => {
    pen.font = `${t + 1 === chosen.step ? 700 : 400} 17px ${pen.canvas.dataset.font}`;
    pen.fillStyle = css(colours.ink);
    pen.fillText(symbol, place.x(t + 1) + place.column / 2, HEADER / 2);
  });
}

function drawSquare(pen, place, square, colours, quantity) {
  const alpha = Math.max(FAINT, Math.min(1, Math.abs(square.share)));
  const ground = over(colours.card, colours[quantity.name], alpha);
  const box = [square.x + INSET, square.y + INSET, place.column - 2 * INSET, ROW - 2 * INSET];
  pen.fillStyle = css(ground);
  pen.beginPath();
  pen.roundRect(...box, 3);
  pen.fill();
  if (square.value < 0) hatch(pen, box, readableOn(ground));
  if (place.column >= ROOM_FOR_DECIMALS) drawNumber(pen, place, square, ground);
}

// Negative values carry lines as well as a minus sign: colour alone does not tell.
function hatch(pen, [x, y, width, height], colour) {
  pen.save();
  pen.clip();
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.22;
  pen.beginPath();
  for (let from = x - height; from < x + width; from += 5) {
    pen.moveTo(from, y + height);
    pen.lineTo(from + height, y);
  }
  pen.stroke();
  pen.restore();
}

function drawNumber(pen, place, square, ground) {
  const text = written(square.value, 2);
  pen.font = `${place.column >= ROOM_FOR_NUMBER ? 12 : 10.5}px ${pen.canvas.dataset.font}`;
  pen.fillStyle = readableOn(ground);
  pen.fillText(place.column >= ROOM_FOR_NUMBER ? text : text.replace("0.", "."), square.x + place.column / 2, square.y + ROW / 2 + 0.5);
}

function outline(pen, place, band, chosen, colours, quantity) {
  if (!chosen.step) return;
  pen.strokeStyle = css(colours.ink);
  pen.lineWidth = chosen.show === quantity.name ? 3 : 1.25;
  pen.beginPath();
  pen.roundRect(place.x(chosen.step) + 0.75, place.y(band, chosen.unit) + 0.75, place.column - 1.5, ROW - 1.5, 4);
  pen.stroke();
}
