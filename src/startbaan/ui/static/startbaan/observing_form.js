// The sheet on the screen: one domain at a time, how far one is, and what is chosen and noted in it.
const observingForm = (() => {
  const form = document.querySelector("[data-observing]");
  if (!form) return undefined;
  const domains = [...form.querySelectorAll("[data-domain]")];
  const items = [...form.querySelectorAll("[data-item]")];
  const steps = [...domains, document.querySelector("[data-overview]")];
  const [before, after] = ["before", "after"].map((way) => document.querySelector(`[data-way="${way}"]`));
  const far = document.querySelector("[data-far]");
  const jumps = document.querySelector("[data-jumps]");
  let step = 0;

  const chosenIn = (item) => item.querySelector("input[type=radio]:checked");
  const noteOf = (item) => item.querySelector("textarea");
  const labelOf = (item) => item.querySelector("legend").textContent.trim();

  const scores = () => {
    const found = {};
    for (const item of items) {
      const [chosen, note] = [chosenIn(item), noteOf(item).value.trim()];
      if (!chosen && !note) continue;
      found[item.dataset.item] = { score: chosen?.value ? Number(chosen.value) : null, note, to_come: !chosen };
    }
    return found;
  };

  const fill = (given) => {
    for (const item of items) {
      const held = given[item.dataset.item];
      const value = held && !held.to_come ? String(held.score ?? "") : undefined;
      for (const radio of item.querySelectorAll("input[type=radio]")) radio.checked = radio.value === value;
      noteOf(item).value = held?.note ?? "";
      const more = noteOf(item).closest("details");
      if (more && held?.note) more.open = true;
    }
    progress();
  };

  const words = (line, counts) => line.replace(/\{(\w+)\}/g, (_, name) => counts[name]);

  const progress = () => {
    const count = (within) => within.filter(chosenIn).length;
    const bar = far.querySelector("progress");
    [bar.max, bar.value] = [items.length, count(items)];
    far.querySelector("[data-far-words]").textContent = words(far.dataset.words, { done: count(items), all: items.length });
    for (const [index, jump] of [...jumps.children].entries()) {
      const within = items.filter((item) => domains[index].contains(item));
      const button = jump.firstElementChild;
      const said = words(far.dataset.words, { done: count(within), all: within.length });
      button.lastElementChild.textContent = said;
      button.dataset.whole = count(within) === within.length;
    }
  };

  const show = (index, { focused = true } = {}) => {
    step = Math.max(0, Math.min(index, steps.length - 1));
    for (const [at, section] of steps.entries()) section.hidden = at !== step;
    before.hidden = step === 0;
    after.hidden = step === steps.length - 1;
    after.querySelector("[data-next]").textContent =
      step === domains.length - 1 ? after.dataset.overview : after.dataset.domain;
    if (focused) {
      window.scrollTo(0, 0);
      steps[step].querySelector("h2").focus({ preventScroll: true });
    }
    form.dispatchEvent(new CustomEvent("step", { detail: step }));
  };

  for (const [index, domain] of domains.entries()) {
    const [line, button, name, count] = ["li", "button", "span", "span"].map((tag) => document.createElement(tag));
    button.type = "button";
    name.textContent = domain.querySelector("h2").textContent.trim();
    button.append(name, count);
    button.addEventListener("click", () => show(index));
    line.append(button);
    jumps.append(line);
  }
  for (const section of steps) section.querySelector("h2").tabIndex = -1;
  // Said at each field, not at the form alone: otherwise Firefox writes what is typed into its own file of open tabs, unsealed.
  for (const field of form.querySelectorAll("input, textarea")) field.setAttribute("autocomplete", "off");
  before.addEventListener("click", () => show(step - 1));
  after.addEventListener("click", () => show(step + 1));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", progress);

  return { form, items, labelOf, scores, fill, show };
})();
