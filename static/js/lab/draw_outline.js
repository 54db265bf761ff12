// The chosen cell, and dashed what it was made from: the symbol, the last c and every last h.
import { css } from "./colours.js";

export function drawOutline(scene) {
  const { pen, view, place, chosen, colours } = scene;
  if (!place.units.includes(chosen.unit)) return;
  pen.strokeStyle = css(colours.ink);
  for (const { name } of view.shape.bands) {
    pen.lineWidth = chosen.show === name ? 3 : 1.5;
    if (name !== view.open) box(scene, chosen.step, place.y(name, chosen.unit), place.row);
  }
  drawSources(scene);
}

function drawSources(scene) {
  const { pen, place, chosen } = scene;
  pen.lineWidth = 2;
  pen.setLineDash([4, 2.5]);
  if (chosen.step > 1) {
    for (const [name, unit, rows] of [["cell", chosen.unit, 1], ["hidden", place.units[0], place.units.length]]) {
      if (place.track(name)) box(scene, chosen.step - 1, place.y(name, unit), rows * place.row);
    }
  }
  const { top, height } = place.track("symbols");
  box(scene, chosen.step, top + 1, height - 3);
  pen.setLineDash([]);
}

function box({ pen, place }, step, top, height) {
  pen.beginPath();
  pen.roundRect(place.x(step) + 0.75, top + 0.75, place.column - 1.5, Math.max(3, height - 1.5), Math.min(4, height / 3));
  pen.stroke();
}
