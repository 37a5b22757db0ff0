// A group of buttons that is one stop of the Tab key; arrows, Home and End go from one to the next.

// stops(): the buttons row by row, `across` in a row; null is a place without one, which is passed over.
// reached(i): a key has led to the i-th.
export function roving(box, { stops, across = () => 1, reached = () => {} }) {
  box.onfocusin = ({ target }) => {
    const all = stops();
    if (all.includes(target)) tabStop(all, target);
  };
  box.onkeydown = (event) => {
    const all = stops();
    const from = all.indexOf(event.target);
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across(), ArrowDown: across(), Home: 1, End: -1 }[event.key];
    if (from < 0 || !by) return;
    let to = { Home: 0, End: all.length - 1 }[event.key] ?? from + by;
    while (all[to] === null) to += by;
    if (!all[to]) return;
    event.preventDefault();
    reached(to);
    all[to].focus();
  };
}

export function tabStop(stops, button) {
  for (const each of stops) if (each) each.tabIndex = each === button ? 0 : -1;
}
