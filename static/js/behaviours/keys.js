// A key presses the real button, link or choice that names it: data-key="1", "u", "Space Enter".
const NAMES = { " ": "Space" };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
  if (writes(event.target)) return;
  const key = NAMES[event.key] ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (acts(event.target, key)) return;
  // To skip moves the focus alone: it is no step of the history.
  const pressed = document.querySelector((key === "Enter" && event.target.hash) || `[data-key~="${CSS.escape(key)}"]`) ?? (key === "Enter" && chosenForm(event.target));
  if (!pressed) return;
  event.preventDefault();
  pressed.focus({ preventScroll: true });
  pressed.click();
});

// Enter on a chosen answer checks it, as it would in a text field.
function chosenForm(target) {
  return target.closest?.("form.question")?.querySelector("button.main") ?? document.querySelector("form.question button.main");
}

function writes(target) {
  return target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=range])");
}

// Space and Enter belong to whatever control has the focus.
function acts(target, key) {
  if (key !== "Enter" && key !== "Space") return false;
  if (target.matches("button, a:not(.skip-link), summary")) return true;
  return key === "Space" && target.matches("input");
}
