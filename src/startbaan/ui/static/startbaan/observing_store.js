// What stands on this device of lesson visits: sealed, each person's under a key of their own that no script can read.
// Only that something is there, and whose, stands open: in the local storage, so that every page can ask at once.
const observingStore = (() => {
  const NAME = "startbaan-observing";
  const DURABLE = { durability: "strict" };

  const open = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("keys", { keyPath: "owner" });
        request.result.createObjectStore("visits", { keyPath: ["owner", "visit"] });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const within = async (name, mode, work) => {
    const base = await open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = base.transaction(name, mode, DURABLE);
        const request = work(transaction.objectStore(name));
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      base.close();
    }
  };

  const everything = (name) => within(name, "readonly", (store) => store.getAll());

  const standing = () => JSON.parse(localStorage.getItem(NAME) || "{}");

  const note = async () => {
    const [keys, visits] = await Promise.all([everything("keys"), everything("visits")]);
    const kept = [...new Set(visits.map((row) => row.owner))];
    const open = keys.find((row) => row.key)?.owner ?? "";
    if (open || kept.length) localStorage.setItem(NAME, JSON.stringify({ open, kept }));
    else localStorage.removeItem(NAME);
  };

  const bound = (owner, visit) => new TextEncoder().encode(`${owner} ${visit}`);

  // Whose key lies open here: one person's at most.
  const opened = async () => (await everything("keys")).find((row) => row.key);

  const device = async (owner) => {
    const row = await within("keys", "readonly", (store) => store.get(owner));
    return row?.device ?? crypto.randomUUID();
  };

  const unlock = async ({ owner, device, secret }) => {
    const bytes = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0));
    const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    await within("keys", "readwrite", (store) => store.put({ owner, device, key }));
    await note();
    return { owner, device, key };
  };

  // The keys of others go; what they typed stays, closed, until they sign in again.
  const seal = async (except) => {
    for (const row of await everything("keys")) {
      if (row.owner === except || !row.key) continue;
      await within("keys", "readwrite", (store) => store.put({ owner: row.owner, device: row.device }));
    }
    await note();
  };

  const drop = async (owner) => {
    const visits = (await everything("visits")).filter((row) => row.owner === owner);
    for (const row of visits) await remove({ owner }, row.visit);
    await within("keys", "readwrite", (store) => store.delete(owner));
    await note();
  };

  const put = async ({ owner, key }, record, unsent) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const words = new TextEncoder().encode(JSON.stringify(record));
    const additionalData = bound(owner, record.visit);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, words);
    const row = { owner, visit: record.visit, unsent, iv, sealed };
    await within("visits", "readwrite", (store) => store.put(row));
    if (!standing().kept?.includes(owner)) await note();
  };

  const read = async ({ owner, key }, row) => {
    const how = { name: "AES-GCM", iv: row.iv, additionalData: bound(owner, row.visit) };
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, row.sealed)));
  };

  const get = async (who, visit) => {
    const row = await within("visits", "readonly", (store) => store.get([who.owner, visit]));
    return row && read(who, row);
  };

  const all = async (who) => {
    const rows = (await everything("visits")).filter((row) => row.owner === who.owner);
    return Promise.all(rows.map((row) => read(who, row)));
  };

  const unsent = async (owner) =>
    (await everything("visits")).filter((row) => row.owner === owner && row.unsent).length;

  const remove = async ({ owner }, visit) => {
    await within("visits", "readwrite", (store) => store.delete([owner, visit]));
    await note();
  };

  return { standing, opened, device, unlock, seal, drop, put, get, all, unsent, remove };
})();
