// Motion answers a finger or says where something came from; where less is asked for, there is none.
const LONGEST = 700; // milliseconds: in a tab that is hidden no motion comes to its end
const less = matchMedia("(prefers-reduced-motion: reduce)");

export const isStill = () => less.matches;

// Done when whatever moves of an element now has come to rest.
export function atRest(element) {
  const motions = element.getAnimations({ subtree: true }).map((motion) => motion.finished);
  return Promise.race([Promise.allSettled(motions), new Promise((over) => setTimeout(over, LONGEST))]);
}
