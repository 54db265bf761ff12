// Drawing with a mouse or a finger on a track of the strips: what is drawn is written into fields, which say the same
// to everybody. A field that is drawn on takes the finger; everywhere else it scrolls.

export class DrawnTrack {
  // `put` is called with the pairs of step and share (0 at the foot, 1 at the top) that a stroke has passed.
  constructor(window, name, put) {
    Object.assign(this, { window, name, put, last: null });
    this.field = Object.assign(document.createElement("div"), { className: "strip-field" });
    this.field.addEventListener("pointerdown", (event) => this.#start(event));
    this.field.addEventListener("pointermove", (event) => this.last && this.#go(event));
    for (const end of ["pointerup", "pointercancel"]) this.field.addEventListener(end, () => { this.last = null; });
  }

  // Stands over its track, where there is one.
  stand(place) {
    this.place = place;
    const track = place.track(this.name);
    if (!track) return this.field.remove();
    if (!this.field.isConnected) this.window.frame.append(this.field);
    Object.assign(this.field.style, { top: `${track.top}px`, height: `${track.height}px` });
  }

  #start(event) {
    this.field.setPointerCapture(event.pointerId);
    this.#go(event);
  }

  // Every step between the last point and this one takes its share of the way.
  #go(event) {
    const [x, y] = this.window.at(event);
    const { top, height } = this.place.track(this.name);
    const now = { step: this.place.step(x), share: 1 - (y - top) / height };
    const from = this.last ?? now;
    const way = Math.abs(now.step - from.step);
    const passed = Array.from({ length: way + 1 }, (_, at) => [from.step + Math.sign(now.step - from.step) * at, from.share + ((now.share - from.share) * at) / Math.max(1, way)]);
    if (!way) passed[0][1] = now.share;
    const begins = !this.last;
    this.last = now;
    this.put(passed, begins, height);
    if (!begins) this.window.push(event);
  }
}
