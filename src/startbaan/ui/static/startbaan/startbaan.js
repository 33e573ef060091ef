// Niceties only; every page works without them: Escape and a click elsewhere close an open menu, a button
// prints, a link that is meant for others is copied, and signing out empties what this tab kept of a form and what
// this device kept of lesson visits; the key of who was here before is closed.
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
  const { own, store } = form.dataset;

  // Lesson visits that were scored on this device: whose key lies open, and whose work stands here.
  const standing = () => {
    try {
      return JSON.parse(localStorage.getItem("startbaan-observing") || "{}");
    } catch {
      return {};
    }
  };

  const withStore = (work) => {
    if (typeof observingStore !== "undefined") return void work();
    const script = document.createElement("script");
    script.src = store;
    script.addEventListener("load", work);
    document.head.append(script);
  };

  const leave = async () => {
    if (await observingStore.unsent(own)) location.assign(form.action);
    else {
      await observingStore.drop(own);
      form.submit();
    }
  };

  const { open } = standing();
  if (open && open !== own) withStore(() => observingStore.seal(own));

  form.addEventListener("submit", (event) => {
    try {
      sessionStorage.clear();
    } catch {
      // Where nothing may be kept, nothing is.
    }
    const { open, kept = [] } = standing();
    if (open !== own && !kept.includes(own)) return;
    event.preventDefault();
    withStore(leave);
  });
}
