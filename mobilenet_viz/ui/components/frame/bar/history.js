// One page, one step back. Streamlit pushes the address of another page without parameters, and again when the server has
// written them. They are the same on every page, so they are taken along the first time; and where the server then writes
// others before the visitor does anything, those take the place of the first.

export function joinEntries() {
  const marked = /** @type {{ joined?: boolean }} */ (history);
  if (marked.joined) return;
  marked.joined = true;
  const push = history.pushState;
  let arriving = false; // on another page, where the visitor has not done anything yet
  for (const act of ["pointerdown", "keydown", "click"]) {
    window.addEventListener(act, () => {
      arriving = false;
    }, true);
  }
  history.pushState = function (state, title, url) {
    const to = new URL(url ?? "", location.href);
    const samePage = to.pathname === location.pathname;
    if (samePage && arriving) return history.replaceState(state, title, to.href);
    if (!samePage && !to.search) to.search = location.search;
    arriving = !samePage;
    return push.call(history, state, title, to.href);
  };
}
