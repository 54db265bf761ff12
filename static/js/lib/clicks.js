// Whether a click follows its link here: one with a key held, or with another button, opens a tab or a window.
export function isPlain(event) {
  return !(event.metaKey || event.ctrlKey || event.shiftKey || event.button);
}
