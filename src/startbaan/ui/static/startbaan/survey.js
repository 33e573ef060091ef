// What is filled in of a survey is kept in this tab alone, for when the line or the session is lost, and goes away
// once it was sent or somebody else sits at it. It is sent nowhere to be kept. Everything works without this.
(() => {
  const prefix = "startbaan-survey ";
  const marked = document.querySelector("[data-tab-of]");
  if (!marked) return;
  const own = `${prefix}${marked.dataset.tabOf} `;
  const name = own + marked.dataset.survey;

  let store;
  try {
    store = window.sessionStorage;
    for (const key of Object.keys(store)) {
      if (key.startsWith(prefix) && !key.startsWith(own)) store.removeItem(key);
    }
    if ("sent" in marked.dataset) store.removeItem(name);
  } catch {
    return;
  }
  if (marked.tagName !== "FORM") return;
  const form = marked;

  const keep = () => {
    const typed = [...new FormData(form)].filter(([field, value]) => field !== "csrfmiddlewaretoken" && value);
    try {
      if (typed.length) store.setItem(name, JSON.stringify(typed));
      else store.removeItem(name);
    } catch {
      // A full or forbidden store: the form works as it does without script.
    }
  };

  const give = () => {
    const kept = JSON.parse(store.getItem(name) || "[]");
    const pairs = new Set(kept.map((pair) => JSON.stringify(pair)));
    const texts = new Map(kept);
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden") continue;
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = pairs.has(JSON.stringify([field.name, field.value]));
      } else if (texts.has(field.name)) {
        field.value = texts.get(field.name);
      }
    }
    for (const note of document.querySelectorAll("[data-kept-note]")) note.hidden = kept.length === 0;
  };

  if ("returned" in form.dataset) keep();
  else if (store.getItem(name)) give();
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
})();
