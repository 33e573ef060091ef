// Opens the scoring screen where there is no connection: keeps its empty pages and what they are made of, which hold
// nothing of anybody. `startbaan` comes from the script that loads this one: version, assets, home.
const SHELL = `startbaan-observing-shell ${startbaan.version}`;
const PAGES = "startbaan-observing-pages";
const PATIENCE = 2500;
const isPage = (path) => path === startbaan.home || /^\/observeren\/scherm\/\d+\/$/.test(path);

const install = async () => {
  const shell = await caches.open(SHELL);
  await shell.addAll(startbaan.assets.map((asset) => new Request(asset, { cache: "no-cache" })));
  await self.skipWaiting();
};

const renewed = async (cache, request) => {
  try {
    const response = await fetch(request.url, { redirect: "manual" });
    if (response.ok) await cache.put(request.url, response);
    return response.ok;
  } catch {
    return false;
  }
};

// Assets of an earlier version stay as long as a kept page may still be made of them.
const activate = async () => {
  const pages = await caches.open(PAGES);
  const requests = new Map((await pages.keys()).map((request) => [request.url, request]));
  const home = new Request(startbaan.home);
  const fresh = await Promise.all([...requests.set(home.url, home).values()].map((one) => renewed(pages, one)));
  if (fresh.every(Boolean)) {
    const old = (await caches.keys()).filter((name) => name.startsWith("startbaan-observing-shell") && name !== SHELL);
    await Promise.all(old.map((name) => caches.delete(name)));
  }
  await self.clients.claim();
};

const fromSite = async (request, path) => {
  const response = await fetch(request);
  if (response.ok && response.type === "basic") await (await caches.open(PAGES)).put(path, response.clone());
  return response;
};

// The site first, for its newest words; the kept page where the site is silent, slow, failing or asks to sign in.
const page = async (request, path) => {
  const kept = await caches.match(path, { cacheName: PAGES, ignoreVary: true });
  const asked = fromSite(request, path);
  if (!kept) return asked;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([asked.catch(() => undefined), late]);
  return response?.ok ? response : kept;
};

const asset = async (request) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && isPage(pathname)) event.respondWith(page(event.request, pathname));
  else if (pathname.startsWith(startbaan.statics)) event.respondWith(asset(event.request));
});
