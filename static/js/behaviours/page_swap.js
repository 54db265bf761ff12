// Forms and links marked data-swap change the main part of the page in place: no jump, no flash. The server makes the
// page as ever; where anything goes wrong the browser does what it would have done without us.
import { announce } from "../lib/announce.js";
import { restore, tell } from "./drafts.js";

const reduced = matchMedia("(prefers-reduced-motion: reduce)");
let busy = false;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-swap]") || event.submitter?.hasAttribute("data-plain")) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  go(form.action, { method: "POST", body: new URLSearchParams(body) }, () => {
    // The same form once more, the plain way. Its id makes a repeat of the answer harmless.
    if (event.submitter?.name) form.append(hiddenField(event.submitter));
    HTMLFormElement.prototype.submit.call(form);
  });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.href, {}, () => location.assign(link.href));
});

addEventListener("popstate", () => location.reload());

async function go(url, options, plainly) {
  if (busy) return;
  busy = true;
  try {
    const reply = await fetchTwice(url, { ...options, headers: { Accept: "text/html" } });
    if (reply.status === 503) throw new Error("busy");
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (!page.querySelector("main")) throw new Error("not a page");
    show(page, reply.url, options.method === "POST" && !reply.redirected);
  } catch (error) {
    if (error instanceof TypeError) sayOffline();
    else plainly();
  } finally {
    busy = false;
  }
}

// A reply can be lost on its way; an answer's id makes sending it again harmless.
async function fetchTwice(url, options) {
  try {
    return await fetch(url, options);
  } catch {
    await new Promise((again) => setTimeout(again, 400));
    return fetch(url, options);
  }
}

// Everything stays as it is on the page, to be sent again.
function sayOffline() {
  const main = document.querySelector("main");
  const said = main.querySelector("[data-offline-said]") ?? Object.assign(document.createElement("p"), { className: "problem" });
  said.dataset.offlineSaid = "";
  said.setAttribute("role", "alert");
  said.textContent = document.body.dataset.offline;
  main.querySelector("form[data-swap] .acts, form[data-swap] .grades, .acts")?.before(said);
}

// Puts the main part of a fetched page in the place of this one's. Forms of it that were `filled` in are told so. `carry`
// takes over, at the last moment, what goes on there, and gives what is left to do after it.
export function show(page, url, isPostReply, filled = [], carry = () => () => {}) {
  const restored = restore(page).concat(filled);
  const change = () => {
    const goOn = carry();
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.querySelector("header").replaceWith(page.querySelector("header"));
    document.title = page.title;
    // The reply to a POST has no address of its own: going back must not land on it.
    if (!isPostReply) history.pushState(null, "", url);
    settle();
    goOn();
    tell(restored);
  };
  if (document.startViewTransition && !reduced.matches) document.startViewTransition(change).ready.catch(() => {}); // skipped in a tab that is hidden
  else change();
}

function settle() {
  const main = document.querySelector("main");
  const place = main.querySelector("[data-focus]") ?? main;
  place.focus({ preventScroll: true });
  if (place.getBoundingClientRect().bottom > innerHeight || place.getBoundingClientRect().top < 0) {
    place.scrollIntoView({ block: "center" });
  }
  const said = main.querySelector(".verdict, .notice") ?? place;
  announce(said.textContent.trim());
}

function hiddenField(submitter) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: submitter.name, value: submitter.value });
  return field;
}
