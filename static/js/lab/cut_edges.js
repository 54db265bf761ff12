// Rows that scroll sideways tell the styles at which of their edges something is cut off: data-cut, "start", "end" or both.
const ROWS = ".model-row, .deeds, .made, .tabs, .unit-strips, .strips";
const SLACK = 2; // pixels that are no cut

export function watchEdges(root = document) {
  const sized = new ResizeObserver((entries) => entries.forEach(({ target }) => [target, target.parentElement].forEach(mark)));
  const watched = new WeakSet();
  const find = () => {
    for (const row of root.querySelectorAll(ROWS)) for (const one of [row, ...row.children]) {
      if (watched.has(one)) continue;
      watched.add(one);
      sized.observe(one);
    }
  };
  new MutationObserver(find).observe(root, { childList: true, subtree: true });
  root.addEventListener("scroll", ({ target }) => target.matches?.(ROWS) && mark(target), { capture: true, passive: true });
  find();
}

function mark(row) {
  if (!row?.matches(ROWS)) return;
  const passed = Math.abs(row.scrollLeft);
  const cut = [passed > SLACK && "start", row.scrollWidth - row.clientWidth - passed > SLACK && "end"].filter(Boolean).join(" ");
  if ((row.dataset.cut ?? "") === cut) return;
  if (cut) row.dataset.cut = cut;
  else delete row.dataset.cut;
}
