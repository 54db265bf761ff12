// Where everything of the strips stands, in CSS pixels, by the server's description of them (app/web/shared/strips.py).
// One axis of time: whatever belongs to a step stands in its column.
const LETTER = 7; // of a symbol of several letters, which must be read
const FINGER = 30; // the least width of a column that a finger meets: two digits have room there

const touched = matchMedia("(pointer: coarse)");

// `run`: timesteps, letters (of the longest symbol), units (the drawn ones, from top to bottom), pad (whether the input
// is drawn), open (the gate whose band is a chart: it is guessed).
export function layout(bands, sizes, run, available) {
  const { timesteps, letters, units, pad, open } = run;
  const finger = touched.matches ? Math.max(FINGER, sizes.narrowest_column) : sizes.narrowest_column;
  const least = letters > 1 ? Math.max(finger, LETTER * letters) : finger;
  const column = Math.min(sizes.widest_column, Math.max(least, Math.floor(available / timesteps)));
  const row = Math.max(sizes.lowest_row, Math.min(sizes.tallest_row, Math.floor(sizes.band / units.length)));
  const { tracks, height } = stacked(bands, sizes, row * units.length, pad, open);
  const hasNumbers = column >= sizes.room_for_number && row >= sizes.row_for_number;
  return { ...places(tracks, units, { column, row, timesteps }), tracks, units, column, row, timesteps, height, hasNumbers, width: column * timesteps };
}

// The tracks from top to bottom: each its name, its upper edge and its height.
function stacked(bands, sizes, band, pad, open) {
  const tracks = [];
  let height = 0;
  const add = (name, size, gap = 0) => {
    tracks.push({ name, top: height, height: size });
    height += size + gap;
  };
  if (pad) add("pad", sizes.pad);
  add("symbols", sizes.header);
  for (const { name } of bands) add(name, name === open ? Math.max(sizes.chart, band) : band, sizes.gap);
  add("truth", sizes.track);
  add("answer", sizes.answer);
  return { tracks, height };
}

function places(tracks, units, { column, row, timesteps }) {
  const step = (x) => clamp(Math.floor(x / column) + 1, timesteps);
  const byName = Object.fromEntries(tracks.map((track) => [track.name, track]));
  return {
    x: (step) => (step - 1) * column,
    y: (name, unit) => byName[name].top + units.indexOf(unit) * row,
    track: (name) => byName[name],
    step,
    // The unit is one of the drawn, wherever a track has rows of them.
    at: (x, y) => {
      const track = tracks.findLast(({ top }) => top <= y) ?? tracks[0];
      return { step: step(x), track: track.name, unit: units[clamp(Math.floor((y - track.top) / row) + 1, units.length) - 1] };
    },
  };
}

export function clamp(value, most) {
  return Math.min(Math.max(value, 1), most);
}
