// A view of the lab is the query of its address.
import { merged } from "./edits.js";

export const GUESS = ["predict", "curve", "closes"]; // what a view knows of a guess

// What a link or a form means is what differs `from` the page it stands on; the rest stays as it is `now`.
export function changed(now, from, to) {
  const view = new URLSearchParams(now);
  const of = (query) => query.get("do") ?? "";
  for (const name of new Set([...from.keys(), ...to.keys()])) {
    if (from.get(name) === to.get(name)) continue;
    put(view, { [name]: name === "do" ? merged(of(now), of(from), of(to)) : to.get(name) });
  }
  return view;
}

// Sets each name, or takes it away where it has no value.
export function put(view, values) {
  for (const [name, value] of Object.entries(values)) value ? view.set(name, value) : view.delete(name);
}

// The gate whose guess is awaited.
export const concealedIn = (view) => (view.has("curve") || view.has("closes") ? "" : (view.get("predict") ?? ""));

// What a form says of the view: its own fields, not those that carry the view along. A form of the guess is about the
// guess; the others leave it.
export function withForm(view, form) {
  const said = new URLSearchParams(view);
  const given = new FormData(form);
  if (form.closest("[data-part=predict]")) for (const name of GUESS) said.delete(name);
  for (const name of new Set(given.keys())) {
    const isOwn = name === "predict" || form.querySelector(`[name="${name}"]:not([type=hidden])`);
    if (isOwn) said.set(name, given.getAll(name).join(","));
  }
  return said;
}
