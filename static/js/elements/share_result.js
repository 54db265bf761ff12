// The result of a round: its text copied, its picture saved, both handed on where the system can.
import { announce } from "../lib/announce.js";
import { drawn, save } from "../lib/picture.js";

const SHARPNESS = 1; // the picture is large already

class ShareResult extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-copy]").hidden = false;
    this.querySelector("[data-share]").hidden = !navigator.share;
    this.addEventListener("click", (event) => this.#pressed(event));
  }

  get #text() {
    return this.querySelector("pre");
  }

  get #picture() {
    return drawn(this.querySelector("img").src, SHARPNESS);
  }

  async #pressed(event) {
    if (event.target.closest("[data-copy]")) await this.#copy();
    if (event.target.closest("[data-share]")) await this.#share();
    const link = event.target.closest("[data-save]");
    if (!link) return;
    event.preventDefault();
    await this.#save(link);
  }

  // Where the picture cannot be had here, the browser does with the link what it would have done without us.
  async #save(link) {
    const canvas = await this.#picture;
    if (canvas) return save(canvas, `${this.dataset.file}.png`);
    const plain = link.cloneNode();
    plain.removeAttribute("data-save");
    plain.click();
  }

  // Without leave to write, the text is chosen: the keyboard's own copy takes it.
  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#text.textContent);
      announce(this.dataset.copied);
      this.#say(this.dataset.copied);
    } catch {
      getSelection().selectAllChildren(this.#text);
      announce(this.dataset.chosen);
      this.#say(this.dataset.chosen);
    }
  }

  #say(words) {
    this.querySelector("[data-copy]").textContent = words;
  }

  async #share() {
    const text = this.#text.textContent;
    const canvas = await this.#picture;
    const blob = canvas && (await new Promise((done) => canvas.toBlob(done)));
    const files = blob ? [new File([blob], `${this.dataset.file}.png`, { type: "image/png" })] : [];
    const both = { text, files };
    await navigator.share(files.length && navigator.canShare?.(both) ? both : { text }).catch(() => null);
  }
}

customElements.define("share-result", ShareResult);
