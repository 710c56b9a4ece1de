// The page of the desk: asks /api once a second and shows the answer. Alerts come on a stream of their own.

import { AlertList } from "./alerts.js";
import { field, why } from "./fields.js";
import { LIMIT_ACTS, LimitList, toldOf } from "./limits.js";
import { amount, button, byId, cell, clock, column, isPressed, micros, number, show, sum, time, whole, words } from "./table.js";

const REFRESH_MS = 1000;

let authorization = "";
let timer = 0;
/** Counts the refreshes: an answer that a later one has overtaken is not shown. */
let round = 0;

function basic(name, password) {
  const bytes = new TextEncoder().encode(`${name}:${password}`);
  return "Basic " + btoa(String.fromCharCode(...bytes));
}

/** Without the browser's own credentials, so that it does not ask with a dialog of its own. With a body it is an order. */
async function ask(path, body) {
  const order = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const type = body === undefined ? {} : { "Content-Type": "application/json" };
  const answer = await fetch(path, { ...order, headers: { Authorization: authorization, ...type }, credentials: "omit", cache: "no-store" });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const text = (told.errors ?? []).map((error) => `${error.field}: ${error.rule}`).join("; ");
    throw Object.assign(new Error(text || `HTTP ${answer.status}`), { status: answer.status });
  }
  return told;
}

// Parts of the page

const upOrDown = (session) => (session.isUp ? "good" : "bad");
const idle = (session) => (session.isUp ? "good" : "quiet");

function sessionColumns(style, ...more) {
  return [
    column("Session", (s) => s.compId),
    ...more,
    column("State", (s) => words(s.state), style),
    number("In", (s) => whole(s.lastReceivedMsgSeqNum)),
    number("Out", (s) => whole(s.lastSentMsgSeqNum)),
    number("Received", (s) => whole(sum(s.received))),
    number("Sent", (s) => whole(sum(s.sent))),
    number("Refused", (s) => whole(sum(s.refused))),
    column("Since (UTC)", (s) => time(s.sinceEpochNs)),
    column("From", (s) => s.remoteAddress),
  ];
}

function showHealth(health) {
  const style = { OK: "good", DEGRADED: "warn", DOWN: "bad" }[health.status] ?? "warn";
  byId("state").className = `chip ${style}`;
  byId("state").textContent = health.degraded.length ? `${health.status}: ${health.degraded.join(", ")}` : health.status;
  show("parts", Object.entries(health.parts), [
    column("Part", ([name]) => name),
    column("State", ([, part]) => (part.isHealthy ? "ok" : "degraded"), ([, part]) => (part.isHealthy ? "good" : "bad")),
    column("", ([, part]) => part.message),
  ], "no checks");
}

function showOrders(trading) {
  const rows = [
    ...Object.entries(trading.open).map(([status, count]) => ["open", status, count]),
    ...Object.entries(trading.finished).map(([status, count]) => ["finished", status, count]),
  ];
  show("orders", rows, [
    column("", ([kind]) => kind, () => "quiet"),
    column("OrdStatus", ([, status]) => words(status)),
    number("Orders", ([, , count]) => whole(count)),
  ], "no orders yet");
}

/** Some refusals know no number: a market that is halted. */
const isNumbered = (limit) => limit?.limit && (limit.scope || [limit.limit, limit.used, limit.thisOrder].some((value) => Number(value) !== 0));
const limitOf = (limit) => (limit.scope ? `${amount(limit.limit)} of ${words(limit.scope)} ${limit.scopeName || limit.scopeId || ""}` : amount(limit.limit));

function showTrading(trading, nameOf) {
  showOrders(trading);
  show("fills", trading.fills, [
    column("Time (UTC)", (f) => time(f.epochNs)),
    column("Session", (f) => nameOf(f.sessionId)),
    column("ClOrdID", (f) => f.clOrdId),
    column("Symbol", (f) => f.symbol),
    column("Side", (f) => words(f.side)),
    number("LastQty", (f) => f.lastQty),
    number("LastPx", (f) => f.lastPx),
    column("", (f) => (f.fact === "FILLED" ? "" : words(f.fact)), () => "warn"),
    column("OrdStatus", (f) => words(f.ordStatus)),
  ], "none yet");
  show("refusals", trading.refusals, [
    column("Time (UTC)", (r) => time(r.epochNs)),
    column("Session", (r) => nameOf(r.sessionId)),
    column("What", (r) => words(r.kind), () => "bad"),
    column("ClOrdID", (r) => r.clOrdId),
    column("Symbol", (r) => r.symbol),
    column("Reason", (r) => (r.text ? `${r.reason}\n${r.text}` : r.reason), "text lines"),
    column("Limit", (r) => (isNumbered(r.limit) ? limitOf(r.limit) : "")),
    number("Used", (r) => (isNumbered(r.limit) ? amount(r.limit.used) : "")),
    number("This", (r) => (isNumbered(r.limit) ? amount(r.limit.thisOrder) : "")),
    column("Set by", (r) => (r.limit?.limitId ? `${r.limit.limitAuthor} (limit ${r.limit.limitId} v${r.limit.limitVersion})` : "")),
    column("Passes with", (r) => r.passesWith),
  ], "none yet");
  show("alarms", trading.alarms, [
    column("Time (UTC)", (a) => time(a.epochNs)),
    column("", (a) => words(a.severity), (a) => (a.severity === "NOTICE" ? "quiet" : a.severity === "WARNING" ? "warn" : "bad")),
    column("Alarm", (a) => a.name),
    column("Order", (a) => (a.orderId > 0 ? `O${a.orderId}` : "")),
    column("Text", (a) => a.text),
  ], "none");
}

/** A button of a row, which opens the dialog of an act. */
const rowButton = (text, key, act, row) => button(text, key, () => openAct(act, row));

const stopped = (k) => `${words(k.scope)} ${k.scopeName || k.scopeId}`;
const after = (began, ns) => (ns > 0 ? Math.max(0, (ns - began) / 1e6).toFixed(1) : "");
const remains = (report) => [
  ...report.residuals.slice(0, 5).map((r) => `O${r.orderId} ${r.clOrdId} ${r.leavesQty} ${r.symbol} of ${r.account}: ${words(r.why)}`),
  ...(report.residuals.length > 5 ? [`and ${report.residuals.length - 5} more under /api/risk/kills/${report.began.id}`] : []),
].join("\n");

function showKills(answer) {
  byId("kills").hidden = answer.engaged.length === 0;
  show("kills", answer.engaged, [
    column("Stopped", stopped, () => "bad"),
    number("Report", (k) => k.report || "none"),
    column("Since (UTC)", (k) => time(k.epochNs)),
    column("By", (k) => k.user),
    column("Reason", (k) => k.reason),
    column("", (k) => rowButton("propose to lift", `lift ${k.scope} ${k.scopeId}`, "lift", k)),
  ], "none");
  byId("lifts").hidden = answer.proposals.length === 0;
  show("lifts", answer.proposals, [
    column("To be lifted", stopped, () => "warn"),
    column("Proposed (UTC)", (l) => time(l.epochNs)),
    column("By", (l) => l.user),
    column("Cause", (l) => l.reason),
    column("", (l) => rowButton("approve", `approve ${l.eventNumber}`, "approve", l)),
  ], "none");
  const style = { DONE: "good", LIFTED: "warn", CHASING: "bad" };
  show("sweeps", answer.reports, [
    number("Report", (r) => r.began.id),
    column("Cause", (r) => words(r.began.cause) + (r.began.trigger ? ` (${words(r.began.trigger)}, ${words(r.began.which)})` : ""), (r) => (r.began.isDrill ? "quiet" : "")),
    column("Scope", (r) => stopped(r.began)),
    column("State", (r) => words(r.standing.state), (r) => style[r.standing.state] ?? ""),
    number("Orders", (r) => whole(r.standing.orders)),
    number("Cancelled", (r) => whole(r.standing.confirmed)),
    number("Too late", (r) => whole(r.standing.tooLate)),
    number("Open", (r) => whole(r.standing.open)),
    number("Round", (r) => r.standing.round),
    column("Began (UTC)", (r) => time(r.began.epochNs)),
    number("First cancel ms", (r) => after(r.began.epochNs, r.standing.firstCancelEpochNs)),
    number("First end ms", (r) => after(r.began.epochNs, r.standing.firstEndedEpochNs)),
    number("Last end ms", (r) => after(r.began.epochNs, r.standing.lastEndedEpochNs)),
    column("What remains, and why", remains, "lines"),
  ], "none yet");
}

function showActions(rows, nameOf) {
  show("actions", rows, [
    column("Time (UTC)", (a) => time(a.epochNs)),
    column("Who", (a) => a.user),
    column("What", (a) => words(a.act)),
    column("Order", (a) => (a.orderId > 0 ? `O${a.orderId}` : "")),
    column("Session", (a) => nameOf(a.sessionId)),
    column("", (a) => a.what, "text"),
    column("Why", (a) => a.reason),
    column("What followed", (a) => a.outcomes
      .map((o) => `${o.sessionId > 0 ? nameOf(o.sessionId) : "alarm"}: ${words(o.fact)} ${o.text}`).join("\n"), "lines"),
  ], "nothing yet");
}

/** What stands still: of each kind there is a table only while it has rows. */
function showHalts(answer, nameOf) {
  byId("markets").hidden = answer.markets.length === 0;
  show("markets", answer.markets, [
    column("Venue", (m) => m.venue || "all"),
    column("Symbol", (m) => m.symbol || "all"),
    column("State", (m) => words(m.state) + (m.frozen ? ", frozen" : ""), (m) => (m.state === "HALT" || m.frozen ? "bad" : "warn")),
    number("Auction price", (m) => m.auctionPx),
    column("Since (UTC)", (m) => time(m.epochNs)),
    column("Told by", (m) => m.user || "the venue"),
    column("Reason", (m) => m.reason, "text"),
    column("", (m) => rowButton("set", `market ${m.venue} ${m.symbol}`, "market", m)),
  ], "none");
  byId("stops").hidden = answer.parties.length === 0;
  const party = (p) => `${words(p.kind)} ${p.name || (p.kind === "SESSION" ? nameOf(p.id) : p.id)}`;
  show("stops", answer.parties, [
    column("Party", party, () => "bad"),
    column("Since (UTC)", (p) => time(p.epochNs)),
    column("After", stopOf, "text"),
    number("By order", (p) => (p.orderId ? `O${p.orderId}` : "")),
    number("Orders to cancel", (p) => (p.ordersToCancel < 0 ? "not counted" : whole(p.ordersToCancel))),
    column("", (p) => rowButton("resume", `stop ${p.kind} ${p.id}`, "resume", { ...p, party: party(p) })),
  ], "none");
  byId("reduces").hidden = answer.reduceOnly.length === 0;
  show("reduces", answer.reduceOnly, [
    column("Party", party, () => "bad"),
    column("Lost", (r) => `${r.lost} ${r.source}`),
    column("Lost since (UTC)", (r) => time(r.lostEpochNs)),
    column("Reduce-only since (UTC)", (r) => time(r.epochNs)),
    number("Limit", (r) => `${whole(r.limitMs)} ms`),
  ], "none");
}

function stopOf(p) {
  return p.control === "PT-15" ? `${whole(p.executions)} executions (PT-15)` : `a loss of ${p.measured}, limit ${p.limit} (${p.control})`;
}

/** Each has its own button: there is none that lets several pass. */
function showSoft(answer) {
  const open = answer.refusals.filter((r) => ["WAITING", "AGREED", "GIVEN"].includes(r.state));
  const missing = (r) => [r.byRisk && r.approver === "" ? "risk" : "", r.byCompliance && r.compliance === "" ? "compliance" : ""].filter((who) => who !== "").join(" and ");
  byId("soft").hidden = open.length === 0;
  show("soft", open, [
    number("Refusal", (r) => r.refusal),
    column("Entered by", (r) => r.user),
    column("Order", (r) => (r.orderId > 0 ? `O${r.orderId}: ${r.what}` : r.what)),
    column("Why", (r) => r.why, "text"),
    number("Soft limits", (r) => whole(r.limitsMet)),
    column("State", (r) => (r.state === "GIVEN" ? `may be entered again by ${r.user}` : `waits for ${missing(r)}`), (r) => (r.state === "GIVEN" ? "good" : "warn")),
    column("Until (UTC)", (r) => time(r.untilEpochNs).slice(0, 8)),
    column("", (r) => (r.state === "GIVEN" ? "" : rowButton("override", `override ${r.refusal}`, "override", r))),
  ], "none");
}

/** Breaks that stand (PO-01), and whom they stop. */
function showBreaks(answer) {
  const standing = answer.breaks.filter((b) => b.stage !== "MATCHED" && b.stage !== "RESOLVED");
  byId("breaks").hidden = standing.length === 0;
  show("breaks", standing, [
    column("Kind", (b) => words(b.kind)),
    column("Stage", (b) => words(b.stage), (b) => (b.stage === "WARNED" ? "warn" : "bad")),
    column("Since (UTC)", (b) => time(b.beganEpochNs)),
    column("Account", (b) => b.account || "not known"),
    column("Order or symbol", (b) => (b.orderId ? `O${b.orderId}` : b.symbol)),
    column("What differs", (b) => b.text, "text"),
    column("", (b) => rowButton("resolve", `break ${b.eventNumber} ${b.kind}`, "resolve", b)),
  ], "none");
  byId("pairs").hidden = answer.blocks.length === 0;
  show("pairs", answer.blocks, [
    column("Client or account", (p) => p.client || p.account, () => "bad"),
    column("Venue or symbol", (p) => p.venue || p.symbol),
    column("Since (UTC)", (p) => time(p.sinceEpochNs)),
    column("By", (p) => p.user),
    column("Reason", (p) => p.reason, "text"),
    column("", (p) => rowButton("lift", `pair ${p.client || p.account} ${p.venue || p.symbol}`, "unblock", p)),
  ], "none");
}

function orderButtons(order) {
  const buttons = document.createDocumentFragment();
  for (const act of ["cancel", "replace"]) {
    buttons.append(rowButton(words(act), `${act} ${order.orderId}`, act, order));
  }
  return buttons;
}

function showOpen(answer, nameOf) {
  byId("open").querySelector("h2").textContent = `Open orders, newest first (${answer.orders.length} of ${whole(answer.count)})`;
  show("open", answer.orders, [
    number("OrderID", (o) => `O${o.orderId}`),
    column("Session", (o) => nameOf(o.sessionId)),
    column("ClOrdID", (o) => o.clOrdId),
    column("Account", (o) => o.account),
    column("Symbol", (o) => o.symbol),
    column("Side", (o) => words(o.side)),
    column("Type", (o) => words(o.ordType)),
    number("OrderQty", (o) => o.orderQty),
    number("Price", (o) => o.price),
    number("CumQty", (o) => o.cumQty),
    number("LeavesQty", (o) => o.leavesQty),
    column("OrdStatus", (o) => words(o.ordStatus)),
    column("", orderButtons),
  ], "none");
}

function showPositions(answer) {
  show("positions", answer.positions, [
    column("Account", (p) => p.account),
    column("Symbol", (p) => p.symbol),
    number("Position", (p) => p.position),
    number("Open buy", (p) => p.openBuy),
    number("Open sell", (p) => p.openSell),
  ], "none");
}

function showStatus(status) {
  const names = new Map(status.sessions.map((session) => [session.sessionId, session.compId]));
  const nameOf = (id) => names.get(id) ?? (id === 0 ? "" : `session ${id}`);
  showHealth(status.health);
  const sequencer = status.sequencer;
  byId("facts").textContent =
    `${words(sequencer.role)}, event ${whole(sequencer.lastEventNumber)}, ${clock.format(new Date(status.epochMs)).slice(0, 8)} UTC, ${status.operator}`;
  show("venues", status.sessions.filter((s) => s.kind === "VENUE"), sessionColumns(upOrDown), "none defined");
  show("sessions", status.sessions.filter((s) => s.kind !== "VENUE"), sessionColumns(idle, column("Kind", (s) => words(s.kind), "quiet")), "none defined");
  show("journal", status.journal, [
    column("Reader", (r) => r.name),
    column("State", (r) => (r.isFollowing ? "following" : "waiting"), (r) => (r.isFollowing ? "good" : "bad")),
    number("Last event", (r) => whole(r.lastEventNumber)),
    number("Bytes behind", (r) => whole(r.lagBytes)),
  ], "none");
  show("hops", status.hops, [
    column("Hop", (h) => words(h.hop)),
    number("Count", (h) => whole(h.count)),
    number("p50 µs", (h) => micros(h.p50Ns)),
    number("p99 µs", (h) => micros(h.p99Ns)),
    number("p99.9 µs", (h) => micros(h.p999Ns)),
    number("max µs", (h) => micros(h.maxNs)),
  ], "none measured yet");
  showTrading(status.trading, nameOf);
  showActions(status.actions, nameOf);
  const day = status.tradingDay;
  byId("day").textContent = day === null ? "no trading day has been begun" : `trading day ${day.day}, begun by ${day.user} at ${time(day.epochNs).slice(0, 8)} UTC`;
  return nameOf;
}

// What the desk does

const scope = () => [
  field("scope", "Scope", { options: ["client", "desk", "account", "trader", "strategy", "session", "venue", "instrument", "clearing", "firm"] }),
  field("name", "Its name", { required: true, maxLength: 24 })];

/** Title, the word on the button, where it goes, what is asked for, what goes with it, and what it says while something lacks. Amounts stay text: the node reads them exactly. */
const ACTS = {
  ...LIMIT_ACTS,
  enter: {
    title: () => "Order by telephone", go: "Enter", path: () => "/api/desk/orders",
    fields: () => [
      field("account", "Account", { required: true, maxLength: 24 }), field("symbol", "Symbol", { required: true, maxLength: 24 }),
      field("side", "Side", { options: ["buy", "sell", "sell-short"] }), field("orderQty", "OrderQty", { required: true }),
      field("price", "Price (none: market)"), field("timeInForce", "TimeInForce", { options: ["day", "gtc", "ioc", "fok"] }), why],
  },
  cancel: {
    title: (o) => `Cancel order O${o.orderId}: ${words(o.side)} ${o.leavesQty} of ${o.orderQty} ${o.symbol} for ${o.account}`, go: "Cancel the order",
    path: (o) => `/api/desk/orders/${o.orderId}/cancel`, fields: () => [why],
  },
  replace: {
    title: (o) => `Replace order O${o.orderId}: ${words(o.side)} ${o.symbol} for ${o.account}`, go: "Replace the order",
    path: (o) => `/api/desk/orders/${o.orderId}/replace`,
    fields: (o) => [field("orderQty", `OrderQty, the total; is ${o.orderQty}`), field("price", `Price; is ${o.price ?? "none"}`), why],
  },
  news: {
    title: () => "News to clients", go: "Send", path: () => "/api/desk/news",
    fields: () => [
      field("session", "Session (none: all that take notices)", { maxLength: 24 }),
      field("headline", "Headline", { required: true, maxLength: 250 }), field("text", "Text", { required: true, maxLength: 250 }), why],
  },
  roll: {
    title: () => "End the trading day: day orders expire", go: "Roll the day", path: () => "/api/desk/roll-day",
    fields: () => [field("date", "Day that begins (none: the next)", { placeholder: "2026-11-27" }), why],
  },
  kill: {
    title: () => "Stop everything new of a scope, and cancel its open orders", go: "Stop it", path: () => "/api/risk/kill", fields: () => [...scope(), why],
  },
  drill: {
    title: () => "Drill: what a kill switch would cancel; nothing is stopped and nothing is sent", go: "Drill", path: () => "/api/risk/kill",
    fields: () => [...scope(), why], also: () => ({ drill: "true" }),
  },
  lift: {
    title: (k) => `Propose to lift the kill switch of ${stopped(k)}; another operator approves`, go: "Propose", path: () => "/api/risk/kills/lift",
    fields: () => [field("reason", "Cause, and what was done about it", { required: true, maxLength: 250 })],
    also: (k) => ({ scope: k.scope.toLowerCase(), name: k.scopeName || String(k.scopeId) }),
  },
  acknowledge: {
    title: (a) => `Take on alert ${a.alertId}: ${words(a.severity)} ${a.name} ${a.about}`, text: (a) => a.text, go: "Take it on",
    path: (a) => `/api/alerts/${a.alertId}/acknowledge`,
    fields: () => [field("reason", "What is done about it", { required: true, maxLength: 250 })],
  },
  market: {
    title: (m) => (m ? `Market of ${m.symbol || "every symbol"} at ${m.venue || "every venue"}; is ${words(m.state)}` : "What a market is doing from now on"),
    go: "Set it", path: () => "/api/markets/state",
    fields: (m) => [
      ...(m ? [] : [field("venue", "Venue (none: every one)", { maxLength: 24 }), field("symbol", "Symbol (none: every one)", { maxLength: 24 })]),
      field("state", "State", { options: m ? ["open", "auction", "pre-open", "halt", "closed"] : ["halt", "auction", "pre-open", "closed", "open"] }),
      field("frozen", "Frozen: nothing may be cancelled or replaced", { options: ["no", "yes"] }),
      field("auctionPx", "Indicative price of the symbol's auction (none: not known)"), why],
    also: (m) => (m ? { ...(m.venue && { venue: m.venue }), ...(m.symbol && { symbol: m.symbol }) } : {}),
  },
  resume: {
    title: (p) => `Let ${p.party} go on after ${stopOf(p)}`, go: "Let it go on", path: () => "/api/stops/resume",
    fields: () => [field("reason", "Cause, and what was done about it", { required: true, maxLength: 250 })],
    also: (p) => ({ kind: p.kind.toLowerCase(), id: String(p.id) }),
  },
  override: {
    title: (r) => `Let this one order of ${r.user} pass: ${r.what}`, text: (r) => r.why, go: "Let it pass",
    path: (r) => `/api/overrides/${r.refusal}`,
    fields: () => [field("reason", "Why it may pass", { required: true, maxLength: 250 })],
  },
  resolve: {
    title: (b) => `End break ${b.eventNumber}: ${words(b.kind)}`, text: (b) => b.text, go: "End it",
    path: (b) => `/api/breaks/${b.eventNumber}/${b.kind}/resolve`,
    fields: (b) => [
      field("reason", "What was found", { required: true, maxLength: 250 }),
      ...(b.kind === "MISSING_HERE" ? [
        field("release", "It was no execution: take it out of suspense, which takes two", { options: ["no", "yes"] }),
        field("secondUser", "Second operator", { maxLength: 24 }), field("secondPassword", "Password of the second operator", { type: "password" })] : [])],
  },
  unblock: {
    title: (p) => (p.account ? `Let ${p.account} take new risk in ${p.symbol} again` : `Let ${p.client} take new risk to ${p.venue} again`), go: "Let it go on", path: () => "/api/breaks/unblock",
    fields: () => [
      field("reason", "Cause, and what was done about it", { required: true, maxLength: 250 }),
      field("secondUser", "Second operator", { required: true, maxLength: 24 }),
      field("secondPassword", "Password of the second operator", { required: true, type: "password" })],
    also: (p) => (p.account ? { account: p.account, symbol: p.symbol } : { client: p.client, venue: p.venue }),
  },
  approve: {
    title: (l) => `Lift the kill switch of ${stopped(l)}, as ${l.user} proposes: ${l.reason}`, go: "Lift it",
    path: (l) => `/api/risk/kills/lift/${l.eventNumber}`, fields: () => [],
  },
};

let going = null;
const alerts = new AlertList(ask, (alert) => openAct("acknowledge", alert));
const limits = new LimitList(ask, openAct);

function input({ name, options, label, ...more }) {
  const made = document.createElement(options ? "select" : "input");
  for (const option of options ?? []) {
    made.append(Array.isArray(option) ? new Option(...option) : new Option(option));
  }
  return Object.assign(made, { name, autocomplete: "off", ...more });
}

function openAct(act, order) {
  const { title, text, go, path, fields, also, lacks } = ACTS[act];
  going = { path: path(order), also: also?.(order) ?? {}, lacks: lacks ?? (() => "") };
  byId("act-title").textContent = title(order);
  byId("act-text").textContent = text?.(order) ?? "";
  byId("act-go").textContent = go;
  byId("act-go").className = act === "kill" ? "bad" : "";
  byId("act-problem").hidden = true;
  byId("act-fields").replaceChildren(...fields(order).map((each) => {
    const label = cell("label", each.label);
    label.append(input(each));
    return label;
  }));
  byId("act").showModal();
}

function done(answer) {
  byId("done").hidden = false;
  if (answer.alertId > 0) {
    alerts.taken(answer);
    byId("done").textContent = `Done: alert ${answer.alertId} ${answer.name} is taken on by ${answer.acknowledgedBy}.`;
    return;
  }
  if (answer.proposal || answer.proposalId > 0) {
    byId("done").textContent = toldOf(answer);
    limits.changed().catch((error) => problem(error.message));
    return;
  }
  const order = answer.orderId > 0 ? ` order O${answer.orderId}` : "";
  const day = answer.tradingDay ? ` to ${answer.tradingDay}: ${answer.expiredOrders} orders expired, ${answer.renewedOrders} renewed` : "";
  const party = answer.scopeName ? ` ${words(answer.scope)} ${answer.scopeName}` : "";
  const report = answer.report > 0 && answer.act !== "LIFT" ? `: ${answer.isCounted ? "" : "more than "}${whole(answer.ordersToCancel)} orders to cancel, report ${answer.report}` : "";
  byId("done").textContent = `Done: ${words(answer.act)}${order}${day}${party}${report}, event ${answer.eventNumber}.`;
}

byId("act-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value.trim() !== ""));
  const lacking = going.lacks(given);
  if (lacking !== "") {
    byId("act-problem").hidden = false;
    byId("act-problem").textContent = lacking;
    return;
  }
  byId("act-go").disabled = true;
  try {
    done(await ask(going.path, { ...given, ...going.also }));
    byId("act").close();
    refresh();
  } catch (error) {
    byId("act-problem").hidden = false;
    byId("act-problem").textContent = error.message;
  } finally {
    byId("act-go").disabled = false;
  }
});
byId("act-leave").addEventListener("click", () => byId("act").close());
for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", () => openAct(button.dataset.act));
}
byId("find").addEventListener("input", () => refresh());

// Login and refresh

function problem(text) {
  byId("problem").hidden = text === "";
  byId("problem").textContent = text;
}

function logOut(text) {
  clearTimeout(timer);
  alerts.close();
  limits.forget();
  document.title = "Trade2026";
  byId("waiting").hidden = true;
  authorization = "";
  byId("desk").hidden = true;
  byId("logout").hidden = true;
  byId("login").hidden = false;
  byId("state").className = "chip";
  byId("state").textContent = "not logged in";
  byId("facts").textContent = "";
  byId("done").hidden = true;
  byId("act").close();
  problem(text);
}

async function refresh() {
  clearTimeout(timer);
  const asked = authorization;
  const mine = ++round;
  try {
    const [status, open, positions, kills, halts, soft, breaks] = await Promise.all([
      ask("/api/status"), ask(`/api/orders?open=true&limit=100&find=${encodeURIComponent(byId("find").value.trim())}`), ask("/api/positions"), ask("/api/risk/kills?limit=20"), ask("/api/halts"), ask("/api/overrides"), ask("/api/breaks")]);
    if (asked !== authorization || mine !== round) {
      return;
    }
    if (isPressed()) {
      timer = setTimeout(refresh, REFRESH_MS);
      return;
    }
    if (byId("desk").hidden) {
      alerts.open(authorization);
    }
    byId("login").hidden = true;
    byId("desk").hidden = false;
    byId("logout").hidden = false;
    const nameOf = showStatus(status);
    showOpen(open, nameOf);
    showPositions(positions);
    showKills(kills);
    showHalts(halts, nameOf);
    showSoft(soft);
    showBreaks(breaks);
    alerts.tick(status.epochMs);
    await limits.tick();
    problem("");
  } catch (error) {
    if (asked !== authorization || mine !== round) {
      return;
    }
    if (error.status === 401) {
      logOut("Name or password is wrong.");
      return;
    }
    byId("state").className = "chip bad";
    byId("state").textContent = "no answer";
    problem(`${error.message}. Trying again every second.`);
  }
  timer = setTimeout(refresh, REFRESH_MS);
}

byId("login").addEventListener("submit", (event) => {
  event.preventDefault();
  authorization = basic(byId("name").value, byId("password").value);
  byId("password").value = "";
  refresh();
});
byId("logout").addEventListener("click", () => logOut(""));
