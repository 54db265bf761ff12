// What a form holds of its learner, without the hidden fields that identify it; and the way back.
export function valuesOf(form) {
  return [...new FormData(form)].filter(([name]) => form.elements[name]?.type !== "hidden");
}

export function fill(form, values) {
  const left = [...values];
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.matches("button")) continue;
    const at = left.findIndex(([name, value]) => name === field.name && (!isChosen(field) || value === field.value));
    if (isChosen(field)) field.checked = at >= 0;
    else if (at >= 0) field.value = left[at][1];
    if (at >= 0) left.splice(at, 1);
  }
}

function isChosen(field) {
  return field.type === "radio" || field.type === "checkbox";
}
