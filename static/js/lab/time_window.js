// The window on time: a canvas as wide as what is seen stays where it is, while what it shows is scrolled beneath it.
const EDGE = 16; // pixels, in which what goes on beyond fades

export class TimeWindow {
  // `moved` is called when other steps are seen, `sized` when there is another amount of room.
  constructor(strips, moved, sized) {
    const find = (name) => strips.querySelector(name);
    Object.assign(this, { strips, span: find(".strip-span"), frame: find(".strip-window"), labels: find(".strip-labels"), canvas: find("canvas") });
    this.#onScroll(moved);
    this.watch = new ResizeObserver(() => {
      if (this.room === strips.clientWidth) return;
      this.room = strips.clientWidth;
      sized();
    });
    this.watch.observe(strips);
    this.room = strips.clientWidth;
  }

  #onScroll(moved) {
    this.strips.addEventListener("scroll", () => {
      this.asked ??= requestAnimationFrame(() => {
        this.asked = undefined;
        moved();
      });
    }, { passive: true });
  }

  disconnect() {
    this.watch.disconnect();
  }

  // What the names have left for the squares.
  measure() {
    this.beside = this.labels.offsetWidth;
    this.width = Math.max(1, this.room - this.beside);
    this.frame.style.width = `${this.room}px`;
    this.frame.style.setProperty("--beside", `${this.beside}px`);
  }

  // The span is as wide as the whole run, and what held its room is no longer needed.
  fit(place) {
    const width = `${this.beside + place.width}px`;
    if (this.span.style.width !== width) this.span.style.width = width;
    for (const strut of this.frame.querySelectorAll(".strut")) strut.remove();
  }

  get seen() {
    return { left: this.strips.scrollLeft, width: this.width };
  }

  // Where a pointer is, in pixels of the whole run.
  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left + this.strips.scrollLeft, event.clientY - box.top];
  }

  // A stroke that is led to an edge goes on beyond it; one that begins there, or comes from there, moves nothing.
  push(event) {
    const { left, right } = this.canvas.getBoundingClientRect();
    if (event.clientX > right - EDGE && event.movementX > 0) this.strips.scrollLeft += EDGE;
    else if (event.clientX < left + EDGE && event.movementX < 0) this.strips.scrollLeft -= EDGE;
  }

  // Brings what lies from one step to another into the window; whether it was not in it.
  follow(place, step, other) {
    const [left, right] = reach(place, step, other);
    if (left >= this.strips.scrollLeft && right <= this.strips.scrollLeft + this.width) return false;
    this.strips.scrollLeft = (left + right - this.width) / 2;
    return true;
  }

  // The steps to look at in a changed run: the answer that is told, and where it first differs if there is room for both.
  goal(place, { changed_at: first, answer_at: answer }) {
    const steps = [answer, first].filter(Boolean);
    const [left, right] = reach(place, ...steps);
    return right - left <= this.width ? steps : steps.slice(0, 1);
  }
}

function reach(place, step, other = step) {
  return [Math.max(0, place.x(Math.min(step, other)) - EDGE), Math.min(place.width, place.x(Math.max(step, other)) + place.column + EDGE)];
}
