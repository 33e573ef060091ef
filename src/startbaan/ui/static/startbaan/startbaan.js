// Niceties only; every page works without them: Escape and a click elsewhere close an open menu, a button
// prints, a link that is meant for others is copied, and signing out empties what this tab kept of a form.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const link of document.querySelectorAll("a[data-copied]")) {
  if (!navigator.clipboard) break;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
      document.querySelector("[data-copy-status]").textContent = link.dataset.copied;
    } catch {
      location.href = link.href;
    }
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.sb-menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.sb-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

for (const form of document.querySelectorAll("form[data-signs-out]")) {
  form.addEventListener("submit", () => {
    try {
      sessionStorage.clear();
    } catch {
      // Where nothing may be kept, nothing is.
    }
  });
}
