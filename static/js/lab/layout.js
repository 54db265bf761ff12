// Where the squares of the strips stand, in CSS pixels.
export const HEADER = 34;
export const GAP = 12;
export const TRACK = 26; // the truth and the answers, under the bands
const BAND = 96;
const [LOWEST, TALLEST] = [3, 30];
const [NARROWEST, WIDEST] = [9, 52];
const LETTER = 7; // of a number, which must be read
const FINGER = 24; // the least width of a square that a finger meets

// `letters` are those of the longest symbol; `units` are the shown ones, from top to bottom.
export function layout(timesteps, letters, units, quantities, available) {
  const finger = matchMedia("(pointer: coarse)").matches ? FINGER : NARROWEST;
  const least = letters > 1 ? Math.max(finger, LETTER * letters) : finger;
  const column = Math.min(WIDEST, Math.max(least, Math.floor(available / timesteps)));
  const row = Math.max(LOWEST, Math.min(TALLEST, Math.floor(BAND / units.length)));
  const band = units.length * row;
  const tracks = HEADER + quantities * (band + GAP);
  return {
    column, row, band, units, timesteps, tracks,
    width: column * timesteps,
    height: tracks + 2 * TRACK,
    x: (step) => (step - 1) * column,
    y: (quantity, unit) => HEADER + quantity * (band + GAP) + units.indexOf(unit) * row,
    // `unit` is null beside the bands: in the header and on the tracks.
    at: (x, y) => ({
      step: clamp(Math.floor(x / column) + 1, timesteps),
      unit: y < HEADER || y >= tracks ? null : units[clamp(Math.floor(((y - HEADER) % (band + GAP)) / row) + 1, units.length) - 1],
    }),
  };
}

function clamp(value, most) {
  return Math.min(Math.max(value, 1), most);
}
