// How long the lesson was watched: started and stopped by hand, and going on where the screen was closed meanwhile.
const observingClock = (() => {
  const place = document.querySelector("[data-clock]");
  if (!place) return undefined;
  const button = place.querySelector("button");
  const face = place.querySelector("[data-time]");
  let state = { spent: 0, since: 0 };
  let told = () => {};

  const seconds = () => state.spent + (state.since ? Math.max(0, Math.floor((Date.now() - state.since) / 1000)) : 0);
  const minutes = () => Math.floor(seconds() / 60);

  const draw = () => {
    const [whole, rest] = [Math.floor(seconds() / 60), seconds() % 60];
    face.textContent = `${String(whole).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
    button.querySelector("[data-does]").textContent = state.since ? place.dataset.stop : place.dataset.start;
    button.setAttribute("aria-pressed", Boolean(state.since));
  };

  const give = (given, spentAtLeast) => {
    state = given ?? { spent: 0, since: 0 };
    if (!state.since && state.spent < spentAtLeast * 60) state.spent = spentAtLeast * 60;
    draw();
  };

  button.addEventListener("click", () => {
    state = state.since ? { spent: seconds(), since: 0 } : { spent: state.spent, since: Date.now() };
    draw();
    told();
  });
  setInterval(() => {
    if (state.since) draw();
  }, 1000);

  return {
    give,
    minutes,
    state: () => state,
    stop: () => {
      if (state.since) button.click();
    },
    tell: (listener) => {
      told = listener;
    },
  };
})();
