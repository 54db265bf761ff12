// The chosen cell's equations. The page holds their shape; here the numbers change.
import { written } from "./quantities.js";

const NEARLY_SHUT = 0.2;

export function fillPanel(panel, cell, show) {
  for (const place of panel.querySelectorAll("[data-term]")) place.textContent = termText(cell, place.dataset.term);
  for (const place of panel.querySelectorAll("[data-size]")) place.textContent = written(Math.abs(find(cell, place.dataset.size)));
  for (const place of panel.querySelectorAll("[data-sign]")) place.textContent = signOf(find(cell, place.dataset.sign));
  for (const row of panel.querySelectorAll("[data-equation]")) row.classList.toggle("shown", row.dataset.equation === show);
  panel.querySelector("[data-sentence]").textContent = sentence(panel.dataset, cell);
}

function termText(cell, path) {
  const value = find(cell, path);
  return typeof value === "number" && !["step", "unit"].includes(path) ? written(value) : String(value);
}

function find(cell, path) {
  return path.split(".").reduce((inside, name) => inside[name], cell);
}

function signOf(value) {
  return written(value).startsWith("−") ? "−" : "+";
}

function sentence(words, cell) {
  const forget = cell.forget.value;
  if (cell.step === 1) return words.first;
  if (forget < NEARLY_SHUT) {
    return fill(words.shut, { before: written(cell.previous_cell), kept: written(forget * cell.previous_cell) });
  }
  const halfLife = Math.log(0.5) / Math.log(forget);
  return fill(words.kept, { share: `${Math.round(forget * 100)}%`, life: halfLife.toFixed(1) });
}

// Puts values into the catalogue's sentences, which write them as %(name)s.
export function fill(text, values) {
  return text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole).replaceAll("%%", "%");
}
