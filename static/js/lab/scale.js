// How strongly a value is drawn: the one scale of heat (app/web/shared/heat.py). `shape` is the server's description of
// the strips (app/web/shared/strips.py).

// The step of the scale, from 1 (nothing) to all of them.
export function heat(shape, value, full) {
  return Math.max(1, Math.floor(shape.steps * Math.min(1, Math.abs(value) / full) + 0.5));
}

// Whether lines on it have to be pale to be seen.
export const isStrong = (share) => share > 0.5;

// What is 0.00 in two digits is not below zero (app/web/shared/numbers.py).
export const isBelowZero = (value) => value <= -0.005;

// As the page writes numbers (app/web/shared/numbers.py): a half goes up, a real minus sign, never a negative zero.
export function written(value, digits = 3) {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
