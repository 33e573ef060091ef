// Two devices scored one lesson: item by item side by side, and nothing goes on before everything is chosen.
const observingConflict = (() => {
  const place = document.querySelector("[data-conflict]");
  if (!place) return undefined;
  const list = place.querySelector("[data-differences]");
  const pattern = place.querySelector("template");
  const done = place.querySelector("[data-choose]");
  let finish = () => {};
  let sides = {};

  const isScored = (held) => Boolean(held) && !held.to_come;

  const said = (held) => {
    if (!isScored(held)) return place.dataset.nothing;
    return held.score === null ? place.dataset.unseen : (place.dataset[`score${held.score}`] ?? String(held.score));
  };

  const sameScore = (one, other) => isScored(one) === isScored(other) && (one?.score ?? "") === (other?.score ?? "");

  const same = (one, other) => sameScore(one, other) && (one?.note ?? "") === (other?.note ?? "");

  const differing = (mine, theirs) =>
    observingForm.items.filter(({ dataset: { item } }) => !same(mine[item], theirs[item]));

  // What each choice gives: one side, or its score with the notes of both where these differ and fit together.
  const outcomes = (name) => {
    const [mine, theirs] = [sides.mine[name], sides.theirs[name]];
    const found = { mine, theirs };
    if (!mine?.note || !theirs?.note || mine.note === theirs.note) return found;
    const note = `${mine.note}\n${theirs.note}`;
    if (note.length > Number(place.dataset.longest)) return found;
    found["both-mine"] = { ...mine, note };
    if (!sameScore(mine, theirs)) found["both-theirs"] = { ...theirs, note };
    return found;
  };

  const draw = (item) => {
    const name = item.dataset.item;
    const drawn = pattern.content.cloneNode(true);
    drawn.querySelector("legend").textContent = observingForm.labelOf(item);
    const outcome = outcomes(name);
    for (const option of drawn.querySelectorAll("[data-side]")) {
      if (!(option.dataset.side in outcome)) {
        option.remove();
        continue;
      }
      const held = outcome[option.dataset.side];
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
      const held = outcomes(name)[radio.value];
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
