// Where the squares of the strips stand, in CSS pixels.
export const HEADER = 34;
export const ROW = 30;
export const GAP = 12;
const NARROWEST = 24; // a square is also a target for a finger
const WIDEST = 52;

export function layout(timesteps, units, quantities, available) {
  const column = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(available / timesteps)));
  const band = units * ROW;
  return {
    column, units, timesteps,
    width: column * timesteps,
    height: HEADER + quantities * (band + GAP),
    x: (step) => (step - 1) * column,
    y: (quantity, unit) => HEADER + quantity * (band + GAP) + (unit - 1) * ROW,
    at: (x, y) => ({
      step: clamp(Math.floor(x / column) + 1, timesteps),
      unit: clamp(Math.floor(((y - HEADER) % (band + GAP)) / ROW) + 1, units),
    }),
  };
}

function clamp(value, most) {
  return Math.min(Math.max(value, 1), most);
}
