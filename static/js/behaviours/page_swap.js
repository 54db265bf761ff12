// Forms and links marked data-swap change the main part of the page in place: no jump, no flash. The server makes the
// page as ever; where anything goes wrong the browser does what it would have done without us.
import { announce, wordsOf } from "../lib/announce.js";
import { isPlain } from "../lib/clicks.js";
import { bring } from "../lib/elements.js";
import { fetched, Unreachable } from "../lib/fetching.js";
import { hiddenField } from "../lib/hidden_field.js";
import { isStill } from "../lib/motion.js";
import { markFilled } from "../lib/round_bar.js";
import { restore, tell } from "./drafts.js";
import { reachable } from "./sideways.js";

const PARTS = ["body > header", "main", "body > footer"];
let busy = false;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-swap]") || event.submitter?.hasAttribute("data-plain")) return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  go(link.href, {}, { plainly: () => location.assign(link.href), came: () => "onward" });
});

// An element that keeps a history of its own goes back by itself.
addEventListener("popstate", () => document.querySelector("main [data-history]") || location.reload());
addEventListener("online", unsay);

export const isBusy = () => busy;
export const request = (form, submitter) => ({ method: "POST", body: new URLSearchParams(new FormData(form, submitter)) });

// Sends a form and shows what the server replies, in a `manner` of one's own or as usual.
export function send(form, submitter, manner = {}) {
  const came = (page) => (page.querySelector("main .verdict") ? "checked" : "");
  return go(form.action, request(form, submitter), { came, plainly: () => sendPlainly(form, submitter), ...manner });
}

// `reply` may be under way already; `ready` is awaited before the page changes; `came` says what the change means;
// `carry` is as in `show`; `failed` puts back what was begun; `plainly` does it without us.
async function go(url, options, { plainly, came, carry, reply, ready, failed = () => {} }) {
  if (busy) return;
  busy = true;
  unsay();
  try {
    const { status, text, redirected, url: place } = await (reply ?? fetched(url, options));
    if (status === 503) throw new Error("busy");
    const page = new DOMParser().parseFromString(text, "text/html");
    if (!page.querySelector("main")) throw new Error("not a page");
    await ready;
    await show(page, place, options.method === "POST" && !redirected, [], carry, came(page));
  } catch (error) {
    failed();
    if (error instanceof Unreachable) sayOffline();
    else plainly();
  } finally {
    busy = false;
  }
}

// The same form once more, the plain way. Its id makes a repeat of the answer harmless.
function sendPlainly(form, submitter) {
  if (submitter?.name) form.append(hiddenField(submitter));
  HTMLFormElement.prototype.submit.call(form);
}

// Everything stays as it is on the page, to be sent again.
function sayOffline() {
  const said = Object.assign(document.createElement("p"), { className: "problem offline" });
  said.setAttribute("role", "alert");
  said.textContent = document.body.dataset.offline;
  const main = document.querySelector("main");
  const place = main.querySelector(".bottom") ?? main.querySelector("form[data-swap] .acts, .acts");
  if (place?.matches(".bottom")) place.prepend(said);
  else if (place) place.before(said);
  else main.prepend(said);
}

function unsay() {
  document.querySelector("main .offline")?.remove();
}

// Puts the main part of a fetched page in the place of this one's. Forms of it that were `filled` in are told so. `carry`
// takes over, at the last moment, what goes on there, and gives what is left to do after it. What a change means, `came`,
// stands at the root for the motion that says so: "checked", "onward", "turned", or nothing.
export async function show(page, url, isPostReply, filled = [], carry = () => () => {}, came = "") {
  await bring(page);
  const restored = restore(page).concat(filled);
  const change = () => {
    const goOn = carry(page);
    PARTS.forEach((part) => replace(page, part));
    document.title = page.title;
    // The reply to a POST has no address of its own: going back must not land on it.
    if (!isPostReply) history.pushState(null, "", url);
    settle();
    goOn();
    tell(restored);
  };
  document.documentElement.dataset.came = came;
  markFilled(page);
  const isMoved = document.startViewTransition && !isStill() && came !== "turned";
  if (isMoved) await moved(change);
  else change();
}

// Done when the page has changed, which is some frames later; whether it moves too is no matter.
function moved(change) {
  const motion = document.startViewTransition(change);
  for (const over of [motion.ready, motion.finished]) over.catch(() => {}); // skipped in a tab that is hidden
  return motion.updateCallbackDone;
}

function replace(page, part) {
  const [here, there] = [document, page].map((root) => root.querySelector(part));
  if (here && there) here.replaceWith(there);
  else here?.remove();
  if (there && !here) document.querySelector("main")[part.endsWith("footer") ? "after" : "before"](there);
}

function settle() {
  const main = document.querySelector("main");
  const place = main.querySelector("[data-focus]") ?? main;
  place.focus({ preventScroll: true });
  if (!isInView(place)) place.scrollIntoView({ block: place.offsetHeight < innerHeight / 2 ? "center" : "start" });
  const said = main.querySelector(".verdict, .notice") ?? place;
  announce(wordsOf(said));
  reachable();
}

// What stands in the bar at the bottom is always in view, and what is under it is not.
function isInView(place) {
  const floor = place.closest(".bottom") ? innerHeight : (document.querySelector(".bottom")?.getBoundingClientRect().top ?? innerHeight);
  const { top, bottom, height } = place.getBoundingClientRect();
  return top >= 0 && (bottom <= floor || (height > floor && top < floor / 2));
}

// The first page too begins where the work is; home is where one chooses.
if (location.pathname !== "/" && !location.hash && document.activeElement === document.body) {
  document.querySelector("main [data-focus]")?.focus({ preventScroll: true });
}
