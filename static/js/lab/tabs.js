// The tools as tabs: one is open, and arrow keys go from tab to tab. Without scripts they are links, and all are open.
import { isPlain } from "../lib/clicks.js";
import { pinUp } from "./pin.js";

const MOVES = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

export class Tabs {
  // `changed` is told the name of a tool that the visitor has opened.
  constructor(desk, changed) {
    Object.assign(this, { desk, changed, list: desk.querySelector("[data-tabs]") });
    this.tabs = [...desk.querySelectorAll("[data-tab]")];
    if (!this.list) return; // a lesson without tools
    this.#dress();
    desk.addEventListener("click", (event) => this.#clicked(event));
    this.list.addEventListener("keydown", (event) => this.#key(event));
    const asked = this.#named(location.hash);
    if (asked) this.choose(asked);
  }

  get open() {
    return this.tabs.find((tab) => tab.classList.contains("chosen"))?.dataset.tab ?? "";
  }

  // Opens a tool as the address has it; an address without one means the first.
  show(name) {
    const chosen = this.tabs.find((tab) => tab.dataset.tab === name) ?? this.tabs[0];
    for (const tab of this.tabs) {
      const isChosen = tab === chosen;
      tab.classList.toggle("chosen", isChosen);
      tab.setAttribute("aria-selected", isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
      this.#tool(tab).classList.toggle("chosen", isChosen);
    }
    this.#bring(chosen);
  }

  // The visitor opens a tool: it comes to lie right under the strips.
  choose(name) {
    const changed = name !== this.open;
    this.show(name);
    this.desk.dispatchEvent(new CustomEvent("tool", { detail: { name } }));
    pinUp(this.desk);
    if (changed) this.changed(name);
  }

  // A bar with more tabs than it has room for scrolls, and the page does not.
  #bring(tab) {
    const [bar, box] = [this.list.getBoundingClientRect(), tab.getBoundingClientRect()];
    this.list.scrollBy({ left: Math.max(0, box.right - bar.right) - Math.max(0, bar.left - box.left) });
  }

  #dress() {
    this.list.role = "tablist";
    for (const tab of this.tabs) {
      tab.role = "tab";
      tab.setAttribute("aria-controls", this.#tool(tab).id);
      this.#tool(tab).role = "tabpanel";
    }
    this.show(this.open);
  }

  #tool(tab) {
    return this.desk.querySelector(`#tool-${tab.dataset.tab}`);
  }

  // The tool that a link within the page leads to.
  #named(hash) {
    return this.tabs.find((tab) => `#tool-${tab.dataset.tab}` === hash)?.dataset.tab;
  }

  #clicked(event) {
    const link = event.target.closest("a[href^='#tool-']");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    this.choose(this.#named(link.hash));
  }

  #key(event) {
    let by = MOVES[event.key];
    if (!by || event.altKey || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (event.key.startsWith("Arrow") && getComputedStyle(this.list).direction === "rtl") by = -by;
    const at = this.tabs.findIndex((tab) => tab.dataset.tab === this.open);
    const next = Number.isFinite(by) ? (at + by + this.tabs.length) % this.tabs.length : by < 0 ? 0 : this.tabs.length - 1;
    this.choose(this.tabs[next].dataset.tab);
    this.tabs[next].focus({ preventScroll: true });
  }
}
