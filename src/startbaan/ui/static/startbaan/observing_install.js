// Make this page open without a connection, and say when it does.
(async () => {
  const frame = document.querySelector("[data-worker]");
  if (!frame || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register(frame.dataset.worker);
  await navigator.serviceWorker.ready;
  const pages = await caches.open("startbaan-observing-pages");
  try {
    if (!(await pages.match(location.pathname, { ignoreVary: true }))) await pages.add(location.pathname);
  } catch {
    return;
  }
  for (const line of document.querySelectorAll("[data-when-kept]")) line.hidden = false;
})();
