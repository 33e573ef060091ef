// Drag a starter to another group, or onto somebody to swap the two. It sends what the menu of the page sends too,
// so without script, by keyboard and on a phone the same can be done there.
(() => {
  document.documentElement.dataset.drags = "yes";
  let dragged = null;
  let over = null;

  const placeOf = (event) => {
    if (!dragged) return null;
    const place = event.target.closest("[data-starter], [data-slot]");
    return place === dragged || place === dragged.closest("[data-slot]") ? null : place;
  };

  const mark = (place) => {
    if (over) delete over.dataset.over;
    over = place;
    if (over) over.dataset.over = "yes";
  };

  const send = (form, what) => {
    form.elements.namedItem("do").value = what;
    form.requestSubmit();
  };

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-starter]");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.starter);
  });

  document.addEventListener("dragover", (event) => {
    const place = placeOf(event);
    mark(place);
    if (place) event.preventDefault();
  });

  document.addEventListener("drop", (event) => {
    const place = placeOf(event);
    const form = document.querySelector("form[data-drag]");
    if (!place || !form) return;
    event.preventDefault();
    const starter = dragged.dataset.starter;
    if (place.dataset.starter) send(form, `swap:${starter}:${place.dataset.starter}`);
    else send(form, `move:${starter}:${place.dataset.slot}`);
  });

  document.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
})();
