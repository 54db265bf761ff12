// Drawings on a canvas have the colours of the moment: they are made again when the system turns dark or light. A theme
// that was chosen comes with its page, and stays as long.
const dark = matchMedia("(prefers-color-scheme: dark)");

// Calls `repaint` at each change, until the function that it returns is called.
export function onTheme(repaint) {
  dark.addEventListener("change", repaint);
  return () => dark.removeEventListener("change", repaint);
}
