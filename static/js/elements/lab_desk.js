// <lab-desk>: everything around the strips. The server makes every sentence and every number of the page; here the view
// changes, its address and its history with it, and the page's parts are fetched anew.
import { address } from "../lab/address.js";
import { showCorrelation } from "../lab/correlation.js";
import { watchEdges } from "../lab/cut_edges.js";
import { added, noted } from "../lab/edits.js";
import { isUnderWay } from "../lab/guess.js";
import { Messages } from "../lab/messages.js";
import { moveCell } from "../lab/move_cell.js";
import { Pages } from "../lab/pages.js";
import { swapParts } from "../lab/parts.js";
import { pinUp } from "../lab/pin.js";
import { Player } from "../lab/play.js";
import { keepLinks, listenToShare } from "../lab/share.js";
import { Sheet } from "../lab/sheet.js";
import { Sliders } from "../lab/sliders.js";
import { StripsView } from "../lab/strips_view.js";
import { Tabs } from "../lab/tabs.js";
import { changed, concealedIn, GUESS, put, withForm } from "../lab/view.js";
import { isPlain } from "../lib/clicks.js";
import "./gate_strips.js";

const [PAUSE, TYPING] = [90, 250]; // milliseconds without another step, or another key, before the parts are fetched

class LabDesk extends HTMLElement {
  connectedCallback() {
    this.strips = this.querySelector("gate-strips");
    this.page = new URLSearchParams(this.dataset.query); // of the parts that are shown
    this.view = this.page; // that is wanted, but for what the strips know better
    this.stripsView = new StripsView(this.strips);
    this.pages = new Pages();
    this.messages = new Messages(this);
    this.player = new Player(this, this.strips);
    this.sliders = new Sliders(this, { preview: (form) => this.#preview(form), rest: (form, isNew) => this.#edit(form, isNew, { cross: false }) });
    this.#listen();
    listenToShare(this);
    keepLinks(this);
    document.querySelector(".models [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    watchEdges(document.querySelector("main"));
    new Sheet(this);
    this.tabs = new Tabs(this, (tool) => this.#opened(tool));
    this.#moved();
  }

  disconnectedCallback() {
    this.player.stop();
    this.leaving.abort();
  }

  #listen() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.strips.addEventListener("traced", () => this.#moved(TYPING));
    this.strips.addEventListener("chosen", () => this.#moved());
    this.strips.addEventListener("refused", () => this.messages.unfail()); // the strips say it themselves
    this.addEventListener("submit", (event) => this.#submitted(event));
    this.addEventListener("click", (event) => this.#followed(event));
    this.addEventListener("change", (event) => this.#arranged(event.target));
    this.dataset.history = "";
    addEventListener("popstate", () => this.#restore(), { signal });
    addEventListener("online", () => this.#again(), { signal });
  }

  get #now() {
    return this.stripsView.over(this.view);
  }

  #address(view) {
    return address(this.strips.dataset.page, view);
  }

  // The run or the chosen cell has changed, or how it is shown. What plays does not wait.
  #moved(pause = PAUSE) {
    showCorrelation(this, this.strips);
    clearTimeout(this.waiting);
    this.pages.drop();
    this.waiting = setTimeout(() => this.#renew(), this.player.isOn ? 0 : pause);
  }

  #submitted(event) {
    const form = event.target;
    if (!form.matches("form[data-lab]")) return;
    event.preventDefault();
    if (form.querySelector("[name=new_what]")) this.#edit(form);
    else this.#go(withForm(this.#now, form));
  }

  #followed(event) {
    const link = event.target.closest("a[data-lab]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    const to = new URL(link.href).searchParams;
    const view = changed(this.#now, this.page, to);
    this.editor = null;
    if ("experiment" in link.dataset) put(view, { do: to.get("do") }); // alone, whatever was changed before
    this.#go(view);
  }

  // A tool; the one that the address names with a hash was open before anybody chose. Who leaves a guess before it has
  // begun sees the gate again.
  #opened(tool) {
    const view = this.#now;
    put(view, { tool });
    if (tool !== "guess" && concealedIn(view) && !isUnderWay(this.strips)) put(view, { predict: "" });
    this.#go(view, !location.hash);
  }

  // How the units are shown is no change to go back from.
  #arranged(field) {
    const toggle = field.closest("[data-toggle]");
    if (!toggle) return;
    this.strips.show({ [toggle.dataset.toggle]: field.checked });
    this.#moved();
  }

  // The view with the change that a form describes.
  #edited(form) {
    const view = this.#now;
    put(view, { do: added(view.get("do") ?? "", noted(new FormData(form))) });
    return view;
  }

  #edit(form, ...how) {
    this.editor = form.dataset;
    this.#go(this.#edited(form), ...how);
  }

  async #preview(form) {
    this.messages.show(await this.strips.preview(this.#edited(form).get("do")));
  }

  // Somebody changes the view: one step back is what was there before.
  #go(view, isNew = true, manner = {}) {
    const [from, to] = [this.#address(this.#now), this.#address(view)];
    if (from !== to && isNew) {
      history.replaceState(null, "", from);
      history.pushState(null, "", to);
    }
    this.#turn(view, manner);
  }

  // Back or Forward.
  #restore() {
    if (location.pathname !== this.strips.dataset.page) return location.reload();
    this.sliders.drop();
    this.editor = null;
    this.#turn(new URLSearchParams(location.search), { known: true });
  }

  // The strips do not wait for the page; the page is that of the step they come to.
  async #turn(view, manner) {
    const now = this.#now;
    this.pages.drop();
    this.view = view;
    this.isAwaited = true;
    if (now.get("tool") !== view.get("tool")) this.tabs?.show(view.get("tool"));
    this.messages.show(await this.stripsView.turn(now, view, manner));
    this.#renew();
  }

  // The network is there again.
  async #again() {
    await this.stripsView.again(this.view.get("do") ?? "");
    this.#renew();
  }

  // The parts of the page, for the view as it is.
  async #renew() {
    clearTimeout(this.waiting);
    const url = this.#address(this.#now);
    this.pages.drop();
    const isHere = url === this.#address(this.page);
    history.replaceState(null, "", isHere ? this.#back.value : url);
    if (isHere) return;
    const page = await this.pages.newest(url);
    if (page) this.#take(page);
    else if (page === null) this.messages.fail(this.dataset.failed);
  }

  #take(page) {
    const [panel, before] = [this.#panel, this.page];
    if (this.editor) this.editor.patient = page.querySelector(`[data-part=${this.editor.part}]`).dataset.patient; // it made the change
    swapParts(page, this.strips.strips);
    this.editor = null;
    this.page = this.view = new URLSearchParams(page.querySelector("lab-desk").dataset.query);
    this.stripsView.heed(page.querySelector("gate-strips").dataset);
    const here = this.#address(this.#now);
    history.replaceState(null, "", here);
    this.#back.value = here;
    keepLinks(this);
    showCorrelation(this, this.strips);
    this.messages.unfail();
    this.messages.tell(this.isAwaited);
    this.isAwaited = false;
    if (before.get("do") !== this.page.get("do") && this.querySelector(".made")) this.querySelector(".deeds").scrollLeft = 0;
    if (GUESS.some((name) => before.get(name) !== this.page.get(name))) pinUp(this);
    moveCell(panel, this.#panel, before, this.page);
    if (this.player.isOn) this.#aheadOf(this.#now);
  }

  // Where the language's form leads back to: the address of the page that is shown.
  get #back() {
    return document.querySelector("input[name=back]");
  }

  get #panel() {
    return this.querySelector("[data-part=panel]");
  }

  #aheadOf(view) {
    put(view, { step: Math.min(this.strips.chosen.step + 1, this.strips.timesteps) });
    this.pages.ahead(this.#address(view));
  }
}

customElements.define("lab-desk", LabDesk);
