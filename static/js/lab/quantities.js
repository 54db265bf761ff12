// The six quantities in the order of the strips, where a trace keeps them, and how their scale runs.
export const QUANTITIES = [
  { name: "forget", letter: "f", rows: (trace) => trace.gates.forget, scale: "gate" },
  { name: "input", letter: "i", rows: (trace) => trace.gates.input, scale: "gate" },
  { name: "output", letter: "o", rows: (trace) => trace.gates.output, scale: "gate" },
  { name: "candidate", letter: "g", rows: (trace) => trace.candidate, scale: "unit" },
  { name: "cell", letter: "c", rows: (trace) => trace.cell, scale: "data" },
  { name: "hidden", letter: "h", rows: (trace) => trace.hidden, scale: "data" },
];

const SMALLEST_RANGE = 0.01;

// The value that is drawn in full colour. Signed values run from minus to plus this much, zero being neutral.
export function reach(quantity, trace) {
  if (quantity.scale !== "data") return 1;
  const largest = Math.max(SMALLEST_RANGE, ...quantity.rows(trace).flat().map(Math.abs));
  return Number(largest.toPrecision(2)) < largest ? Number((largest * 1.05).toPrecision(2)) : Number(largest.toPrecision(2));
}

export function printedRange(quantity, trace) {
  return quantity.scale === "gate" ? "0–1" : `±${reach(quantity, trace)}`;
}

// As the page writes numbers: a real minus sign, never a negative zero.
export function written(value, digits = 3) {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
