// The strips on a canvas that is as wide as what is seen of them: of a long run it paints the steps in its window alone.
import { heatColours, css } from "./colours.js";
import { drawBand } from "./draw_bands.js";
import { drawChart } from "./draw_chart.js";
import { drawOutline } from "./draw_outline.js";
import { drawAnswers, drawPad, drawSymbols, drawTruth } from "./draw_tracks.js";

// `view`: shape (of the strips), run, units, signs (of each unit), concealed and open (quantities), guess (values), pad
// ({low, high, marks} of the input), words. `seen`: left and width, in pixels of the whole run. `crossing` may be null.
export function draw(canvas, view, place, colours, chosen, seen, crossing) {
  const pen = prepared(canvas, place, seen);
  const [first, last] = [place.step(seen.left), place.step(seen.left + seen.width)];
  colours.heat ??= Object.fromEntries(view.shape.bands.map(({ name }) => [name, heatColours(colours.card, colours[name], view.shape.steps)]));
  const scene = { pen, view, place, colours, chosen, first, last, crossing };
  for (const step of new Set([chosen.hover, chosen.step])) drawColumn(scene, step);
  if (view.pad) drawPad(scene);
  drawSymbols(scene);
  for (const band of view.shape.bands) {
    if (band.name === view.open) drawChart(scene, band);
    else if (view.run.rows[band.name]) drawBand(scene, band);
  }
  drawTruth(scene);
  drawAnswers(scene);
  drawOutline(scene);
  if (crossing?.before) fade(pen, crossing);
}

function prepared(canvas, place, seen) {
  const density = devicePixelRatio || 1;
  const [width, height] = [Math.round(seen.width * density), Math.round(place.height * density)];
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
    canvas.style.width = `${seen.width}px`;
    canvas.style.height = `${place.height}px`;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.setTransform(density, 0, 0, density, -seen.left * density, 0);
  Object.assign(pen, { textAlign: "center", textBaseline: "middle", imageSmoothingEnabled: false, globalAlpha: 1 });
  return pen;
}

function drawColumn({ pen, place, colours }, step) {
  if (!step) return;
  pen.fillStyle = css(colours.ink, 0.1); // a line may be as dark as text, in forced colours
  pen.beginPath();
  pen.roundRect(place.x(step), 0, place.column, place.height, Math.min(6, place.column / 3));
  pen.fill();
}

// What was there before lies over what is there now, and goes.
function fade(pen, { before, share }) {
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha = 1 - share;
  pen.drawImage(before, 0, 0);
  pen.restore();
}
