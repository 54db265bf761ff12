// A card swiped to a side presses the button of that side; a card not yet turned is turned.
const FAR = 60;
let start = null;

document.addEventListener("touchstart", (event) => {
  const touch = event.touches[0];
  start = event.target.closest("[data-card]") && event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null;
}, { passive: true });

document.addEventListener("touchend", (event) => {
  const card = event.target.closest("[data-card]");
  if (!start || !card) return;
  const touch = event.changedTouches[0];
  const [across, down] = [touch.clientX - start.x, touch.clientY - start.y];
  start = null;
  if (Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(down)) return;
  const side = across < 0 ? "left" : "right";
  (card.querySelector(`[data-swipe="${side}"]`) ?? card.querySelector("[data-key=Space]"))?.click();
});
