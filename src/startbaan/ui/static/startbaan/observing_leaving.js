// Signing out with a lesson visit still on this device: said first; then what was kept goes, with its key.
(() => {
  const form = document.querySelector("form[data-leaves]");
  if (!form) return;
  const own = form.dataset.leaves;
  const warning = document.querySelector("[data-unsent]");

  observingStore.unsent(own).then((count) => {
    warning.hidden = count === 0;
    const label = form.querySelector("[data-label]");
    if (!count) return;
    label.textContent = label.dataset.still;
    label.closest("button").dataset.kind = "secondary";
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      sessionStorage.clear();
      await observingStore.drop(own);
    } finally {
      form.submit();
    }
  });
})();
