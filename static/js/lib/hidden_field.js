// A field that a form sends along.
export function hiddenField({ name, value }) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}
