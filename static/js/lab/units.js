// In which order the units stand, and with which sign their signed values are drawn.

// `correlation` is that of each unit's c with the truth, null where there is none.
export function arranged(correlation, { sort, flip, every }, chosen) {
  const units = correlation.map((_, index) => index + 1);
  if (sort) units.sort((a, b) => strength(correlation[b - 1]) - strength(correlation[a - 1]));
  return { units: every ? units : [chosen], signs: correlation.map((value) => (flip && value < 0 ? -1 : 1)) };
}

function strength(value) {
  return value === null ? -1 : Math.abs(value);
}
