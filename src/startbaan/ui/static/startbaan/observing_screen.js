// Scoring one lesson visit on this device: every tap is kept here first, and sent when the site can be reached.
(() => {
  if (!observingForm) return;
  const visit = decodeURIComponent(location.hash.slice(1));
  const state = document.querySelector("[data-state]");
  const about = document.querySelector("[data-about]");
  const finish = document.querySelector("[data-finish]");
  const send = document.querySelector("[data-send-now]");
  const sheet = document.querySelector("[data-sheet]");
  const language = document.documentElement.lang;
  const AGAIN = 15_000;
  const STILL = 1500;
  let who;
  let record;
  let writing = Promise.resolve();
  let sending;
  let waiting;
  let shown;

  const time = (moment) => new Date(moment).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });

  const say = (name, { at, message } = {}) => {
    const words = state.querySelector(`[data-word="${name}"]`).content.cloneNode(true);
    const place = words.querySelector("[data-fill]");
    if (place) place.textContent = message ?? time(at);
    for (const link of words.querySelectorAll("[data-sign-in]")) link.href += encodeURIComponent(location.hash);
    state.dataset.is = name;
    const said = state.querySelector("[data-said]");
    if (said.textContent !== words.textContent) said.replaceChildren(words);
  };

  // One after the other, so that an earlier state is never written over a later one.
  const keep = (changes = {}) => {
    Object.assign(record, changes);
    const text = JSON.parse(JSON.stringify(record));
    writing = writing.then(() => observingStore.put(who, text, observingSync.isUnsent(text)));
    return writing;
  };

  const typed = async () => {
    if (!record || record.sentAt) return;
    const changes = { scores: observingForm.scores(), minutes: observingClock.minutes(), clock: observingClock.state() };
    await keep(changes);
    if (observingSync.isUnsent(record) && !record.there) say("kept");
  };

  const closed = () => {
    const isClosed = Boolean(record.sentAt);
    sheet.disabled = isClosed;
    finish.hidden = isClosed;
  };

  const settle = (result) => {
    if (result.state === "finished") {
      closed();
      say("finished", { at: record.sentAt });
    } else if (result.state === "sent") say(observingSync.isUnsent(record) ? "kept" : "sent", { at: result.at });
    else if (result.state === "refused") say("refused", { message: result.message });
    else if (result.state === "conflict") disagree();
    else if (result.state === "other") return observingStore.seal(result.owner).then(() => location.reload());
    return undefined;
  };

  const disagree = () => {
    if (record.there.sent_at) {
      say("closed", { at: record.there.sent_at });
      return;
    }
    say("conflict");
    sheet.hidden = true;
    observingConflict.show({ mine: record.scores, theirs: record.there.scores }, async (merged) => {
      const { item, revision } = record.there;
      sheet.hidden = false;
      observingForm.fill(merged);
      await keep({ scores: merged, item, base: revision, attempts: [], synced: "", there: null });
      deliver();
    });
  };

  const round = async () => {
    for (let times = 0; times < 3; times += 1) {
      const result = await observingSync.send(record, who, keep);
      if (result.state !== "again") return result;
      if (!observingSync.isUnsent(record)) return { state: "sent", at: Date.now() };
    }
    return { state: "refused", message: "" };
  };

  const deliver = () => {
    clearTimeout(waiting);
    if (!record || record.there || !observingSync.isUnsent(record)) return undefined;
    sending ??= attempt().finally(() => {
      sending = undefined;
    });
    return sending;
  };

  const attempt = async () => {
    try {
      await settle(await round());
    } catch (problem) {
      if (problem instanceof observingSync.SignedOut) say("signed_out");
      else if (problem instanceof observingSync.Away) say("away");
      else throw problem;
    }
    if (observingSync.isUnsent(record) && state.dataset.is !== "refused") soon(state.dataset.is === "kept" ? STILL : AGAIN);
  };

  const soon = (wait) => {
    clearTimeout(waiting);
    waiting = setTimeout(deliver, wait);
  };

  const fresh = ({ about, observation, page, version }) => ({
    visit,
    version,
    about,
    page,
    item: observation?.item ?? crypto.randomUUID(),
    base: observation?.revision ?? 0,
    scores: observation?.scores ?? {},
    minutes: observation?.minutes ?? 0,
    synced: observingSync.asText(observation ?? { scores: {}, minutes: 0 }),
    attempts: [],
    sentAt: observation?.sent_at ?? "",
    verified: "",
    done: false,
    there: null,
    step: record?.step ?? 0,
    clock: record?.clock ?? null,
  });

  const draw = () => {
    shown = record;
    for (const place of about.querySelectorAll("[data-says]")) {
      place.textContent = record.about[place.dataset.says] ?? "";
      place.closest("[data-line]").hidden = !place.textContent;
    }
    for (const link of document.querySelectorAll("[data-visit-page]")) link.href = record.page;
    about.hidden = false;
    observingForm.fill(record.scores);
    observingClock.give(record.clock, record.minutes);
    observingForm.show(record.step, { focused: false });
    sheet.hidden = false;
    closed();
  };

  const drawState = () => {
    if (record.there) disagree();
    else if (record.sentAt) say("finished", { at: record.sentAt });
    else if (observingSync.isUnsent(record)) say("kept");
    else if (record.verified) say("sent", { at: record.verified });
    else say("ready");
  };

  // What stands here counts; what stands there is taken along when nothing here waits to be sent.
  const renew = async () => {
    who = await observingSync.enter();
    record ??= await observingStore.get(who, visit);
    if (record && observingSync.isUnsent(record)) return;
    const { status, body } = await observingSync.take(visit);
    if (record && (observingSync.isUnsent(record) || isSame(body.observation))) return;
    if (status === 200) {
      record = fresh(body);
      await keep();
    } else say(record ? "refused" : "gone", { message: body.message });
  };

  const isSame = (there) => (there?.revision ?? 0) === record.base && !there?.sent_at === !record.sentAt;

  const opening = async () => {
    who = await observingStore.opened();
    if (who) record = await observingStore.get(who, visit);
    if (record) {
      draw();
      drawState();
    }
    try {
      await renew();
    } catch (problem) {
      if (problem instanceof observingSync.SignedOut) say(record ? "signed_out" : "enter");
      else if (problem instanceof observingSync.Away) say(record ? "away" : "not_here");
      else throw problem;
      if (record && observingSync.isUnsent(record)) soon(AGAIN);
      return;
    }
    if (!record || state.dataset.is === "refused") return;
    if (record !== shown) draw();
    drawState();
    await deliver();
  };

  const begin = async () => {
    if (!visit || !window.isSecureContext || !navigator.locks) {
      say(visit ? "unable" : "which");
      return;
    }
    await navigator.locks.request(`startbaan-observing ${visit}`, { ifAvailable: true }, async (lock) => {
      if (!lock) {
        say("elsewhere");
        return undefined;
      }
      await opening();
      return new Promise(() => {});
    });
  };

  observingForm.form.addEventListener("input", async () => {
    await typed();
    soon(STILL);
  });
  observingForm.form.addEventListener("step", ({ detail }) => {
    document.body.dataset.step = detail ? "later" : "first";
    if (record && record.step !== detail) keep({ step: detail });
  });
  observingClock.tell(async () => {
    await typed();
    soon(STILL);
  });
  finish.addEventListener("click", async () => {
    observingClock.stop();
    await typed();
    await keep({ done: true });
    say("kept");
    deliver();
  });
  send.addEventListener("click", () => {
    say("sending");
    deliver();
  });
  window.addEventListener("online", deliver);
  window.addEventListener("hashchange", () => location.reload());
  begin();
})();
