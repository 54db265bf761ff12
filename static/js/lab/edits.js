// Changes of a run in the notation of the lab's addresses (app/lab/edits/notation.py), for what cannot wait.
const FIELDS = ["what", "unit", "step", "until", "source", "value"];

// The change that a form describes (its FormData), as the server notes it.
export function noted(form) {
  const [what, unit, step, until, source, value] = FIELDS.map((name) => (form.get(`new_${name}`) ?? "").trim());
  const steps = until ? `${step || 1}-${until}` : step;
  if (!source) return `${what}${unit}${steps && `@${steps}`}=${plain(value)}`.replace(/^([fio]\d*)@1=/, "$1="); // held in the whole run
  const [matrix, number = ""] = source.split(".");
  return `${matrix}.${what}${unit}${number && `.${number}`}=${plain(value)}`;
}

// With one more, in the place of a change that decides the same value.
export function added(edits, edit) {
  return [...pieces(edits).filter((other) => placeOf(other) !== placeOf(edit)), edit].join(";");
}

// Is there a change that was not there before?
export const grows = (from, to) => pieces(to).some((edit) => !pieces(from).includes(edit));

// `edits` with what `to` has beyond `from`, and without what `to` has no more.
export function merged(edits, from, to) {
  const [before, after] = [pieces(from), pieces(to)];
  const kept = pieces(edits).filter((edit) => after.includes(edit) || !before.includes(edit));
  return after.filter((edit) => !before.includes(edit)).reduce(added, kept.join(";"));
}

// As the server writes a number: never with an exponent.
const plain = (value) => value && (+value).toFixed(9).replace(/\.?0+$/, "");

const pieces = (edits) => edits.split(";").filter(Boolean);

const placeOf = (edit) => edit.split("=")[0];
