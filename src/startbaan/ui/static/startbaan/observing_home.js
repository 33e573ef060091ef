// What stands on this device of lesson visits, for whoever it belongs to; what waits is sent on opening.
(() => {
  const list = document.querySelector("[data-kept-visits]");
  if (!list) return;
  const pattern = list.querySelector("template");
  const lines = document.querySelectorAll("[data-when]");

  const tell = (name) => {
    for (const line of lines) line.hidden = line.dataset.when !== name;
  };

  const draw = (who, record) => {
    const drawn = pattern.content.cloneNode(true);
    drawn.querySelector("a").href = list.dataset.screen.replace("/0/", `/${record.version}/`) + `#${record.visit}`;
    for (const place of drawn.querySelectorAll("[data-says]")) place.textContent = record.about[place.dataset.says] ?? "";
    const is = record.sentAt ? "finished" : observingSync.isUnsent(record) ? "kept" : "sent";
    for (const word of drawn.querySelectorAll("[data-is]")) word.hidden = word.dataset.is !== is;
    drawn.querySelector("[data-remove]").addEventListener("click", async () => {
      await observingStore.remove(who, record.visit);
      await show();
    });
    return drawn;
  };

  const show = async () => {
    const who = await observingStore.opened();
    const kept = who ? await observingStore.all(who) : [];
    for (const old of list.querySelectorAll("li")) old.remove();
    list.append(...kept.map((record) => draw(who, record)));
    list.hidden = kept.length === 0;
    tell(kept.length ? "some" : "none");
    return { who, kept };
  };

  const sendAll = async () => {
    const { who, kept } = await show();
    for (const record of kept.filter((one) => observingSync.isUnsent(one) && !one.there)) {
      await navigator.locks.request(`startbaan-observing ${record.visit}`, { ifAvailable: true }, async (lock) => {
        if (!lock) return;
        const change = (changes) => observingStore.put(who, Object.assign(record, changes), observingSync.isUnsent(record));
        await observingSync.send(record, who, change);
      });
    }
    await show();
    for (const record of kept.filter((one) => one.sentAt)) await observingStore.remove(who, record.visit);
  };

  const opening = async () => {
    await show();
    try {
      await observingSync.enter();
      await sendAll();
    } catch (problem) {
      if (problem instanceof observingSync.SignedOut) tell("signed_out");
      else if (!(problem instanceof observingSync.Away)) throw problem;
    }
  };

  if (!window.isSecureContext || !navigator.locks) tell("unable");
  else {
    opening();
    window.addEventListener("online", opening);
  }
})();
