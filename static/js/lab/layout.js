// Where the squares of the strips stand, in CSS pixels, by the server's description of them (app/web/shared/strips.py).
export const TRACK = 26; // the truth and the answers, under the bands
const LETTER = 7; // of a number, which must be read
const FINGER = 24; // the least width of a square that a finger meets

// `letters` are those of the longest symbol; `units` are the shown ones, from top to bottom.
export function layout({ sizes, bands }, timesteps, letters, units, available) {
  const finger = matchMedia("(pointer: coarse)").matches ? FINGER : sizes.narrowest_column;
  const least = letters > 1 ? Math.max(finger, LETTER * letters) : finger;
  const column = Math.min(sizes.widest_column, Math.max(least, Math.floor(available / timesteps)));
  const row = Math.max(sizes.lowest_row, Math.min(sizes.tallest_row, Math.floor(sizes.band / units.length)));
  const band = units.length * row;
  const tracks = sizes.header + bands.length * (band + sizes.gap);
  return {
    column, row, band, units, timesteps, tracks,
    header: sizes.header, gap: sizes.gap,
    hasNumbers: column >= sizes.room_for_number && row >= sizes.row_for_number,
    width: column * timesteps,
    height: tracks + 2 * TRACK,
    x: (step) => (step - 1) * column,
    y: (index, unit) => sizes.header + index * (band + sizes.gap) + units.indexOf(unit) * row,
    // `unit` is null beside the bands: in the header and on the tracks.
    at: (x, y) => ({
      step: clamp(Math.floor(x / column) + 1, timesteps),
      unit: y < sizes.header || y >= tracks ? null : units[clamp(Math.floor(((y - sizes.header) % (band + sizes.gap)) / row) + 1, units.length) - 1],
    }),
  };
}

function clamp(value, most) {
  return Math.min(Math.max(value, 1), most);
}
