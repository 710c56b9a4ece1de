// Alerts: the node tells each as it happens, and each stands here as a row of its own until somebody has taken it on.

import { button, byId, column, isPressed, show, time, whole, words } from "./table.js";

const AGAIN_MS = 1000;
/** The node shows every five seconds that the line lives. */
const SILENT_MS = 15_000;
const TAKEN_SHOWN = 20;
const RANK = { CRITICAL: 0, WARNING: 1, NOTICE: 2 };
const STYLE = { CRITICAL: "bad", WARNING: "warn", NOTICE: "quiet" };

const severity = column("", (a) => words(a.severity), (a) => STYLE[a.severity] ?? "bad");
const what = [column("Alert", (a) => a.name), column("About", (a) => a.about, "wrap")];
const second = (epochNs) => time(epochNs).slice(0, 8);
const count = column("Count", (a) => (a.count > 1 ? `${whole(a.count)}, last ${second(a.lastEpochNs)}` : "1"), "wrap");
const isWaiting = (alert) => alert.acknowledgedBy === "";

/** Whether what is known of an alert is further on than what was told of it: list and stream may overtake each other. */
function isFurther(known, told) {
  if (isWaiting(known) !== isWaiting(told)) {
    return !isWaiting(known);
  }
  return known.count > told.count || (known.count === told.count && known.escalated && !told.escalated);
}

/** How long, in the largest unit that says something. */
function span(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 120 ? `${seconds} s` : seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

export class AlertList {
  #alerts = new Map();
  #line = null;
  /** What the node's clock is ahead of this one, ms. */
  #ahead = 0;
  /** Before the first list is here, nobody knows that there are none. */
  #isHeard = false;
  #ask;
  #takeOn;

  /** ask: how to ask the node. takeOn: what a press on the button of an alert does. */
  constructor(ask, takeOn) {
    this.#ask = ask;
    this.#takeOn = takeOn;
  }

  /** Listens until {@link close}; a line that breaks is told on the page and made anew. */
  async open(authorization) {
    this.close();
    const line = new AbortController();
    this.#line = line;
    while (this.#line === line) {
      let text = "the node has ended it";
      try {
        await this.#listen(authorization, line);
      } catch (error) {
        text = error.message;
      }
      if (this.#line === line) {
        this.#state(`The line of alerts is broken (${text}): what stands here may be old. Trying again every second.`);
        await new Promise((go) => { setTimeout(go, AGAIN_MS); });
      }
    }
  }

  close() {
    this.#line?.abort();
    this.#line = null;
    this.#isHeard = false;
    this.#alerts.clear();
  }

  async #listen(authorization, line) {
    const one = new AbortController();
    const end = () => one.abort(new Error("the line is silent"));
    const leave = () => one.abort();
    line.signal.addEventListener("abort", leave);
    let silent = setTimeout(end, SILENT_MS);
    try {
      const answer = await fetch("/api/alerts/stream", { headers: { Authorization: authorization }, credentials: "omit", cache: "no-store", signal: one.signal });
      if (!answer.ok) {
        throw new Error(`HTTP ${answer.status}`);
      }
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      let isFirst = true;
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(silent);
        silent = setTimeout(end, SILENT_MS);
        if (isFirst) {
          isFirst = false;
          this.#alerts.clear();
          this.#ask("/api/alerts").then((list) => {
            this.#isHeard ||= this.#line === line;
            this.#keep(list.alerts, line);
          }, () => {});
        }
        const letters = (rest + part.value).split("\n\n");
        rest = letters.pop();
        this.#keep(letters.flatMap((letter) => letter.split("\n")).filter((row) => row.startsWith("data: ")).map((row) => JSON.parse(row.slice(6))), line);
        this.#state("");
      }
    } finally {
      clearTimeout(silent);
      line.signal.removeEventListener("abort", leave);
    }
  }

  #state(text) {
    byId("alerts-line").hidden = text === "";
    byId("alerts-line").textContent = text;
  }

  #keep(told, line) {
    if (this.#line !== line) {
      return;
    }
    for (const alert of told) {
      const known = this.#alerts.get(alert.alertId);
      if (known === undefined || !isFurther(known, alert)) {
        this.#alerts.set(alert.alertId, alert);
      }
    }
    this.#draw();
  }

  /** An alert as the node answered when it was taken on. */
  taken(alert) {
    this.#keep([alert], this.#line);
  }

  /** Draws anew by the node's clock: deadlines pass without anything being told. */
  tick(epochMs) {
    this.#ahead = epochMs - Date.now();
    this.#draw();
  }

  #draw() {
    if (isPressed()) {
      return;
    }
    const all = [...this.#alerts.values()];
    const waiting = all.filter(isWaiting).sort((a, b) => (RANK[a.severity] ?? 0) - (RANK[b.severity] ?? 0) || b.alertId - a.alertId);
    this.#count(waiting);
    this.#kinds(waiting);
    const now = Date.now() + this.#ahead;
    const left = (a) => a.deadlineEpochNs / 1e6 - now;
    show("alerts", waiting, [
      severity, ...what,
      column("Text", (a) => a.text, "text"),
      count,
      column("Raised (UTC)", (a) => second(a.epochNs)),
      column("Owner", (a) => (a.escalated ? `${a.owner}, escalated` : a.owner), (a) => (a.escalated ? "wrap bad" : "wrap")),
      column("Deadline (UTC)", (a) => (a.deadlineEpochNs === 0 ? "none" : `${second(a.deadlineEpochNs)}, ${left(a) > 0 ? `in ${span(left(a))}` : `${span(-left(a))} over`}`),
        (a) => (a.deadlineEpochNs === 0 ? "quiet" : left(a) > 0 ? "" : "bad")),
      column("", (a) => button("take on", `alert ${a.alertId}`, () => this.#takeOn(a))),
    ], this.#isHeard ? "none" : "the node is being asked");
    const taken = all.filter((a) => !isWaiting(a)).sort((a, b) => b.acknowledgedEpochNs - a.acknowledgedEpochNs);
    byId("taken").hidden = taken.length === 0;
    show("taken", taken.slice(0, TAKEN_SHOWN), [
      severity, ...what,
      column("Text", (a) => a.text, "text"),
      count,
      column("Raised (UTC)", (a) => second(a.epochNs)),
      column("Taken on (UTC)", (a) => second(a.acknowledgedEpochNs)),
      column("By", (a) => a.acknowledgedBy),
      column("What is done about it", (a) => a.note),
    ], "none");
  }

  /** Many of a kind must not hide the one of another: each kind is named above the list, and a press goes to its newest. */
  #kinds(waiting) {
    const kinds = new Map();
    for (const alert of waiting) {
      kinds.set(alert.name, [...(kinds.get(alert.name) ?? []), alert]);
    }
    const buttons = [...kinds].map(([name, all]) => {
      const made = button(`${name} ${whole(all.length)}`, `kind ${name}`, () => byId("alerts").querySelector(`[data-key="alert ${all[0].alertId}"]`)?.focus());
      made.className = STYLE[all[0].severity] ?? "bad";
      return made;
    });
    const place = byId("alerts-kinds");
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    place.hidden = kinds.size === waiting.length;
    place.replaceChildren(...buttons);
    if (focused !== undefined) {
      place.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
    }
  }

  /** How many wait of each severity: in the title of the list, and, so that it is seen from anywhere, in the head of the page and in the tab. */
  #count(waiting) {
    const counts = Object.keys(RANK).map((name) => [name, waiting.filter((a) => a.severity === name).length]).filter(([, count]) => count > 0);
    const text = counts.map(([name, count]) => `${whole(count)} ${words(name)}`).join(", ");
    byId("alerts").querySelector("h2").textContent = waiting.length === 0 ? "Alerts that wait" : `Alerts that wait: ${text}`;
    byId("alerts").classList.toggle("alarm", waiting.some((a) => a.severity === "CRITICAL"));
    byId("waiting").hidden = waiting.length === 0;
    byId("waiting").className = `chip ${STYLE[waiting[0]?.severity] ?? ""}`;
    byId("waiting").textContent = `alerts: ${text}`;
    document.title = waiting.length === 0 ? "Trade2026" : `(${waiting.length}) Trade2026`;
  }
}
