// How the chosen unit follows the truth, and in which order and with which signs the units stand.
import { written } from "./scale.js";
import { arranged } from "./units.js";
import { fill } from "./words.js";

export function showCorrelation(desk, { chosen, options, words, run }) {
  const place = desk.querySelector("[data-following]");
  if (!place || !run) return;
  const { correlation } = run;
  const value = correlation[chosen.unit - 1];
  const said = typeof value === "number" ? fill(place.dataset.text, { unit: chosen.unit, truth: words.truth, value: written(value, 2) }) : "";
  const { units, signs } = arranged(correlation, options, chosen.unit);
  const order = options.sort && options.every ? fill(place.dataset.order, { units: units.join(", ") }) : "";
  const opposite = signs.flatMap((sign, index) => (sign < 0 ? [index + 1] : []));
  const turned = opposite.length ? fill(place.dataset.turned, { units: opposite.join(", ") }) : "";
  const text = `${said} ${order} ${turned}`.trim();
  if (place.textContent !== text) place.textContent = text;
}
