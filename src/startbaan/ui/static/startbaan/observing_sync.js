// To the site and back: whose session it is, the key of that person, and what was scored. What was sent and not
// answered is remembered, so that sending it again is known for what it is.
const observingSync = (() => {
  const PLACE = document.querySelector("[data-observing-places]").dataset;

  class Away extends Error {}
  class SignedOut extends Error {}

  const ask = async (url, options = {}) => {
    const headers = { Accept: "application/json", ...options.headers };
    let response;
    try {
      response = await fetch(url, { ...options, headers, redirect: "manual", cache: "no-store" });
    } catch {
      throw new Away();
    }
    if (response.type === "opaqueredirect" || response.status === 401) throw new SignedOut();
    if (response.status >= 500) throw new Away();
    try {
      return { status: response.status, body: await response.json() };
    } catch {
      throw new Away();
    }
  };

  const at = (template, visit) => template.replace(PLACE.any, visit);

  const session = async () => (await ask(PLACE.key)).body;

  // Whoever is signed in now is the only one whose key lies open from here on.
  const enter = async () => {
    const { owner } = await session();
    await observingStore.seal(owner);
    const open = await observingStore.opened();
    if (open) return open;
    const device = await observingStore.device(owner);
    const { body } = await ask(`${PLACE.key}?${new URLSearchParams({ device })}`);
    return observingStore.unlock({ owner, device, secret: body.secret });
  };

  const take = async (visit) => ask(at(PLACE.take, visit));

  const sheetOf = (record) => ({ scores: record.scores, minutes: record.minutes || null });

  // In one order of names, whatever order they were chosen or sent in.
  const asText = (sheet) =>
    JSON.stringify([
      sheet.minutes || 0,
      Object.keys(sheet.scores)
        .sort()
        .map((key) => [key, sheet.scores[key].score, sheet.scores[key].note, Boolean(sheet.scores[key].to_come)]),
    ]);

  const isUnsent = (record) => asText(sheetOf(record)) !== record.synced || (record.done && !record.sentAt);

  const post = async (record, csrf) =>
    ask(at(PLACE.send, record.visit), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
      body: JSON.stringify({ ...sheetOf(record), item: record.item, base: record.base, done: record.done }),
    });

  // Send what a record holds now. `change` lays new values on the record as it is by then, and keeps it.
  const send = async (record, who, change) => {
    const { owner, csrf } = await session();
    if (owner !== who.owner) return { state: "other", owner };
    const sent = asText(sheetOf(record));
    const done = record.done;
    await change({ attempts: [...new Set([...record.attempts, sent])] });
    const { status, body } = await post(record, csrf);
    if (status === 200) {
      await change({ item: body.item, base: body.revision, synced: sent, attempts: [], verified: body.at });
      if (done) await change({ sentAt: body.sent_at });
      return { state: done ? "finished" : "sent", at: body.at };
    }
    if (status !== 409) {
      await change({ done: false });
      return { state: "refused", message: body.message };
    }
    return disagree(record, body.current, change);
  };

  // What stands there may be what this device sent itself, when the answer to that never came.
  const disagree = async (record, there, change) => {
    const theirs = asText(there);
    if (!there.sent_at && (record.attempts.includes(theirs) || theirs === record.synced)) {
      await change({ item: there.item, base: there.revision, synced: theirs, attempts: [] });
      return { state: "again" };
    }
    if (theirs === asText(sheetOf(record))) {
      await change({ item: there.item, base: there.revision, synced: theirs, attempts: [], sentAt: there.sent_at });
      return { state: there.sent_at ? "finished" : "again", at: there.sent_at };
    }
    await change({ there });
    return { state: "conflict" };
  };

  return { Away, SignedOut, enter, take, send, asText, isUnsent };
})();
