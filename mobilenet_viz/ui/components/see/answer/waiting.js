// What is said of a map that is not here, or not whole: why not, how far it is, and what can be done about it.

import { carried } from "../../shared/carried.js";
import { write } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";
import { methodOf } from "./map.js";

/** @import { MapHere } from "./map.js" */
/** @import { See } from "./component.js" */

/**
 * Of an unfinished map: how much of the work it rests on.
 * @param {See} see
 * @param {MapHere} map
 */
export function restsOn({ words, chosen }, { rests }) {
  return rests ? fill(words[`rests_${chosen.map}`], rests) : "";
}

/**
 * A quick map's stands in its place. A slow one is shown while it goes on, so what is said stands below it, in a place
 * that is kept.
 * @param {See} see
 * @param {MapHere} map
 */
export function renderWaiting(see, map) {
  const { words, data } = see;
  const { drawn, rests, stopped, moves } = map;
  const method = methodOf(see);
  const box = see.find(".waiting");
  box.classList.toggle("below", method.slow);
  box.hidden = Boolean(!method.slow && (drawn || data.refusal));
  write(see.find(".waiting .state"), data.refusal ? "" : sentence(see, map));
  see.find(".waiting .state").classList.toggle("hidden", Boolean(rests)); // on what it rests says the same, and more
  const under = carried("see_progress") ?? 0;
  const [bar, share, button] = [see.find(".slow progress", HTMLProgressElement), see.find(".slow output"), see.find(".slow button")];
  const going = Boolean(moves);
  see.find(".slow").hidden = !going && !stopped;
  bar.hidden = share.hidden = !going;
  bar.setAttribute("aria-label", fill(words.map_coming, { method: method.said }));
  bar.value = under;
  write(share, going ? fill(words.percent, { value: Math.round(100 * under) }) : "");
  write(button, stopped ? words.compute : words.stop);
  button.onclick = () => see.choose({ go: Boolean(stopped) });
  write(see.find(".waiting .rests"), rests ? restsOn(see, map) : "");
}

/**
 * @param {See} see
 * @param {MapHere} map
 */
function sentence(see, { drawn, rests, refusal, stopped, unstarted }) {
  const { words } = see;
  if (refusal) return refusal;
  if (drawn && !rests) return words.map_whole;
  const state = !see.answer || see.outdated ? "waiting" : unstarted ? "unstarted" : stopped ? "stopped" : rests ? "unfinished" : "coming";
  return fill(words[`map_${state}`], { method: methodOf(see).said, compute: words.compute });
}
