// The segments of a round's bar that a page has filled since the one before it.
export function markFilled(page) {
  const [before, after] = [document, page].map((root) => [...root.querySelectorAll(".round > li")]);
  if (before.length !== after.length) return;
  after.forEach((segment, place) => segment.classList.toggle("filled", waits(before[place]) && !waits(segment)));
}

const waits = (segment) => segment.matches(".now, .open");
