// How long a question was looked at goes along with its answer. A card's two sides are one question.
import { hiddenField } from "../lib/hidden_field.js";

const seen = new Map(); // since when, by what names the draw

const look = () => {
  for (const { value } of document.getElementsByName("variant")) {
    if (!seen.has(value)) seen.set(value, performance.now());
  }
};
look();
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });

document.addEventListener("submit", ({ target: form }) => {
  const since = seen.get(form.elements.variant?.value);
  if (since === undefined) return;
  form.elements.elapsed_ms?.remove();
  form.append(hiddenField({ name: "elapsed_ms", value: Math.min(Math.round(performance.now() - since), 86_400_000) }));
}, true);
