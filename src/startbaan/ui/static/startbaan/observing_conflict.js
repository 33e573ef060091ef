// Two devices scored one lesson: item by item side by side, and nothing goes on before everything is chosen.
const observingConflict = (() => {
  const place = document.querySelector("[data-conflict]");
  if (!place) return undefined;
  const list = place.querySelector("[data-differences]");
  const pattern = place.querySelector("template");
  const done = place.querySelector("[data-choose]");
  let finish = () => {};
  let sides = {};

  const said = (held) => {
    if (!held) return place.dataset.nothing;
    return held.score === null ? place.dataset.unseen : (place.dataset[`score${held.score}`] ?? String(held.score));
  };

  const same = (one, other) => (one?.score ?? "") === (other?.score ?? "") && (one?.note ?? "") === (other?.note ?? "");

  const differing = (mine, theirs) =>
    observingForm.items.filter(({ dataset: { item } }) => !same(mine[item], theirs[item]) || !mine[item] !== !theirs[item]);

  const draw = (item) => {
    const name = item.dataset.item;
    const drawn = pattern.content.cloneNode(true);
    drawn.querySelector("legend").textContent = observingForm.labelOf(item);
    for (const option of drawn.querySelectorAll("[data-side]")) {
      const held = sides[option.dataset.side][name];
      const radio = option.querySelector("input");
      [radio.name, radio.value] = [`choice-${name}`, option.dataset.side];
      option.querySelector("[data-score]").textContent = said(held);
      option.querySelector("[data-note]").textContent = held?.note ?? "";
    }
    return drawn;
  };

  const show = ({ mine, theirs }, chosen) => {
    sides = { mine, theirs };
    finish = chosen;
    list.replaceChildren(...differing(mine, theirs).map(draw));
    place.hidden = false;
    ready();
    place.querySelector("h2").focus();
  };

  const groups = () => [...list.querySelectorAll("fieldset")];

  const ready = () => {
    done.disabled = !groups().every((group) => group.querySelector(":checked"));
  };

  const choose = () => {
    const merged = { ...sides.theirs };
    for (const radio of list.querySelectorAll(":checked")) {
      const name = radio.name.replace(/^choice-/, "");
      const held = sides[radio.value][name];
      if (held) merged[name] = held;
      else delete merged[name];
    }
    place.hidden = true;
    finish(merged);
  };

  list.addEventListener("change", ready);
  done.addEventListener("click", choose);
  for (const button of place.querySelectorAll("[data-all]")) {
    button.addEventListener("click", () => {
      for (const radio of list.querySelectorAll(`input[value="${button.dataset.all}"]`)) radio.checked = true;
      ready();
    });
  }

  return { show };
})();
