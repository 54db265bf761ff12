// A guess under way: a number field a step, in the tool beside the strips, which hold what is drawn or pressed.
import { valueAt } from "./draw_chart.js";

const FIELDS = "form[data-guess] input[name=curve]";
const early = new Map(); // what was drawn before the fields had come, by what it is a guess of

function guessFields(host) {
  return [...(host.closest("lab-desk") ?? document).querySelectorAll(FIELDS)];
}

// The values that the fields hold, or will hold; null while nobody is asked.
export function guessed(host) {
  const fields = guessFields(host);
  if (fields.length) return fields.map((field) => (field.value === "" ? NaN : Number(field.value)));
  const passed = early.get(asked(host));
  if (!passed) return null;
  const values = Array(host.timesteps).fill(NaN);
  for (const [step, share] of passed) values[step - 1] = within(share);
  return values;
}

// Has anything been drawn or typed?
export function isUnderWay(host) {
  return guessFields(host).some((field) => field.value !== field.defaultValue);
}

// Writes what a stroke on a chart of this height has passed.
export function drawGuess(host, passed, height) {
  putGuess(host, passed.map(([step, share]) => [step, valueAt(share, height)]));
}

// Writes pairs of a step and a value from 0 to 1; where there are no fields yet, they wait for them.
export function putGuess(host, passed) {
  const fields = guessFields(host);
  if (!fields.length) early.set(asked(host), [...(early.get(asked(host)) ?? []), ...passed]);
  for (const [step, share] of passed) {
    const field = fields[step - 1];
    if (!field) continue;
    field.value = String(Number(within(share).toFixed(2)));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// The fields may have come.
export function putEarlyGuess(host) {
  const passed = early.get(asked(host));
  if (!passed || !guessFields(host).length) return;
  early.clear();
  putGuess(host, passed);
}

const within = (share) => Math.min(1, Math.max(0, share));
const asked = (host) => `${host.dataset.concealed} ${host.sequence}`;
