// How strongly a value is drawn: the one scale of heat (app/web/shared/heat.py). `shape` is the server's description of
// the strips (app/web/shared/strips.py), and a band of it is one of the six quantities.

// The values of a band (timesteps, units); a trace keeps the gates together.
export function rowsOf(band, trace) {
  return band.kind === "gate" ? trace.gates[band.name] : trace[band.name];
}

// The value that is drawn in full colour. Signed values run from minus to plus this much, zero being neutral.
export function reach(shape, band, rows) {
  if (band.full !== null) return band.full;
  const largest = Math.max(shape.smallest_range, ...rows.flat().map(Math.abs));
  const rounded = Number(largest.toPrecision(2));
  return rounded < largest ? Number((largest * 1.05).toPrecision(2)) : rounded;
}

export function printedRange(band, full) {
  return band.kind === "gate" ? "0–1" : `±${full}`;
}

// The share of its quantity's colour that a square has.
export function strength(shape, value, full) {
  return Math.max(1, Math.floor(shape.steps * Math.min(1, Math.abs(value) / full) + 0.5)) / shape.steps;
}

// Whether lines on it have to be pale to be seen.
export const isStrong = (share) => share > 0.5;

// As the page writes numbers: a real minus sign, never a negative zero.
export function written(value, digits = 3) {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
