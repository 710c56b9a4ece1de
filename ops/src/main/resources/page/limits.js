// Limits: looked up by whose they are, with how far each is used, who made it and what it was before. A change is proposed here; what loosens
// waits for another operator, who agrees here too.

import { field, why } from "./fields.js";
import { amount, button, byId, cell, clock, column, isPressed, number, show, whole, words } from "./table.js";

/** Proposals and limits are read from the tables: not with every refresh of the page. */
const PROPOSALS_EVERY = 5;
const LIMITS_EVERY = 15;
const PRESSED_MS = 300;
const NEAR_PERCENT = 90;
const SHOWN = 300;

/** The lines of a report, each by the names of its columns. */
const named = (report) => report.lines.map((line) => Object.fromEntries(report.columns.map((title, i) => [title, line[i]])));
const when = (text) => text.slice(0, 19).replace("T", " ");
const over = (l) => words(l.instruments) === l.instrument_scope ? words(l.instruments) : l.instruments;
const sided = (l) => (l.side === "both" ? "" : ` ${l.side}`);
const what = (l) => `${l.control} of ${l.scope_kind} ${l.scope_name}, ${over(l)}${sided(l)}`;
const proposed = (p) => `${p.control} of ${p.scope} ${p.scopeName}, ${p.instruments}${p.side === "both" ? "" : ` ${p.side}`}`;
const becomes = (p) => (p.enabled ? `${amount(p.value)}${p.level === "soft" ? " soft" : ""}${p.overAllocated ? ", over-allocated" : ""}${p.until ? ` until ${when(p.until)}` : ""}` : "none: it is taken away");

const overAllocated = (first) => field("overAllocated", "Above a limit higher up, which then binds", { options: [[first, ""], ["may be", "true"], ["may not be", "false"]] });

/** The acts of limits, as those of the desk. */
export const LIMIT_ACTS = {
  changeLimit: {
    title: (l) => `Change ${what(l)}; is ${amount(l.value)} (${l.unit})`, go: "Propose", path: () => "/api/limits/proposals",
    text: () => "What tightens holds at once. What loosens waits for another operator.",
    fields: (l) => [
      field("value", `Value, ${l.unit} (none: stays ${amount(l.value)})`, { inputMode: "decimal" }), field("level", `Level; is ${l.level}`, { options: [["as it is", ""], "hard", "soft"] }),
      field("until", "Until, UTC (none: for good)", { placeholder: "2026-11-27T16:00:00Z" }),
      overAllocated(`as it is: ${l.over_allocated === "true" ? "may be" : "may not be"}`),
      field("enabled", "In force", { options: [["stays so", "true"], ["no: it is taken away", "false"]] }), why],
    // A version that changes nothing would make proposals that wait out of date.
    lacks: (given) => (["value", "level", "until", "overAllocated"].some((name) => name in given) || given.enabled === "false" ? "" : "nothing is changed: give a value, a level or an end"),
    also: (l) => ({ limitId: Number(l.limit_id) }),
  },
  newLimit: {
    title: () => "A limit that is not there yet", go: "Propose", path: () => "/api/limits/proposals",
    fields: () => [
      field("control", "Control", { required: true, maxLength: 24, placeholder: "PT-01" }),
      field("scope", "Of", { options: ["client", "desk", "account", "trader", "session", "strategy", "clearing", "firm"] }),
      field("scopeName", "Its name", { required: true, maxLength: 24 }),
      field("instrumentScope", "Over", { options: [["as usual for the control", ""], "any", "each", "instrument", "product_group", "asset_class", "venue"] }),
      field("instrument", "Symbol, group, class or venue (none: any, each)", { maxLength: 24 }),
      field("side", "Side", { options: ["both", "buy", "sell"] }), field("value", "Value", { required: true }),
      field("level", "Level", { options: ["hard", "soft"] }), overAllocated("may not be"), why],
  },
  agreeLimit: {
    title: (p) => `Agree to proposal ${p.proposalId} of ${p.proposer}: ${proposed(p)}`, text: (p) => `${amount(p.fromValue) || "none"} becomes ${becomes(p)}: ${p.reason}`,
    go: "Agree", path: (p) => `/api/limits/proposals/${p.proposalId}/approve`, fields: () => [],
  },
  refuseLimit: {
    title: (p) => `Turn down proposal ${p.proposalId} of ${p.proposer}: ${proposed(p)}`, text: (p) => p.reason,
    go: "Turn it down", path: (p) => `/api/limits/proposals/${p.proposalId}/withdraw`, fields: () => [why],
  },
};

/** What the page says when a change has been asked for, agreed to or turned down. */
export function toldOf(answer) {
  const p = answer.proposal ?? answer;
  const state = p.state === "open" ? `waits for another operator, since ${p.whyNeeded}` : p.state === "done" ? "holds" : p.state;
  const event = answer.inForceEventNumber ? `, event ${answer.inForceEventNumber}` : "";
  return `Proposal ${p.proposalId}, ${proposed(p)}: ${becomes(p)} ${state}${event}.`;
}

export class LimitList {
  #ask;
  #act;
  #rounds = 0;
  #asked = 0;
  /** Whose limits are shown; empty: nobody's. */
  #shown = "";

  /** ask: how to ask the node. act: opens the dialog of an act about a row. */
  constructor(ask, act) {
    this.#ask = ask;
    this.#act = act;
    byId("limits-find").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#shown = byId("limits-name").value.trim();
      byId("versions").hidden = true;
      byId("limits-more").textContent = this.#shown === "" ? "" : "the node is being asked";
      this.look();
    });
  }

  /** Shows the limits of whom was asked for last; of nobody when that was nobody. */
  async look() {
    const name = this.#shown;
    const mine = ++this.#asked;
    let rows = [];
    let none = "name a client, desk, account, trader, session, strategy, or the firm; or a control";
    if (name !== "") {
      try {
        rows = named(await this.#ask(`/api/limits/report?find=${encodeURIComponent(name)}`));
        none = `no limit of ${name}, and no control of that name`;
      } catch (error) {
        none = error.message;
      }
    }
    if (mine !== this.#asked) {
      return;
    }
    if (isPressed()) {
      setTimeout(() => this.look(), PRESSED_MS);
      return;
    }
    const some = rows.length > SHOWN ? `the first ${SHOWN} of ${whole(rows.length)}: say more of the name; ` : "";
    byId("limits-more").textContent = name === "" ? "" : `${some}as of ${clock.format(new Date()).slice(0, 8)} UTC`;
    show("limits", rows.slice(0, SHOWN), [
      column("Control", (l) => l.control),
      column("Of", (l) => `${l.scope_kind} ${l.scope_name}`),
      column("Over", (l) => over(l) + sided(l)),
      number("Limit", (l) => amount(l.value)),
      column("Unit", (l) => l.unit, () => "quiet"),
      column("", (l) => [l.level === "soft" ? "soft" : "", l.over_allocated === "true" ? "over-allocated" : "", l.valid_until ? `until ${when(l.valid_until)}` : ""].filter((word) => word).join(", "), () => "warn"),
      number("Peak, 60 days", (l) => amount(l.peak)),
      number("Used", (l) => (l.percent ? `${l.percent} %` : ""), (l) => (Number(l.percent) >= 100 ? "number bad" : Number(l.percent) >= NEAR_PERCENT ? "number warn" : "number")),
      column("", (l) => l.remark, () => "quiet"),
      column("Set by", (l) => `${l.author} (limit ${l.limit_id} v${l.version})`),
      column("", (l) => this.#buttons(l)),
    ], none);
  }

  #buttons(limit) {
    const both = document.createDocumentFragment();
    both.append(
      button("change", `change ${limit.limit_id}`, () => this.#act("changeLimit", limit)),
      button("versions", `versions ${limit.limit_id}`, () => this.#versions(limit)));
    return both;
  }

  async #versions(limit) {
    let rows = [];
    let none = "none";
    try {
      rows = named(await this.#ask(`/api/limits/${limit.limit_id}/history`));
    } catch (error) {
      none = error.message;
    }
    byId("versions").hidden = false;
    byId("versions").querySelector("h2").textContent = `Versions of ${what(limit)}, newest first`;
    show("versions", rows, [
      number("Version", (v) => v.version),
      number("From", (v) => amount(v.from_value) || "none"),
      number("To", (v) => (v.enabled === "true" ? amount(v.value) : "none")),
      column("", (v) => [words(v.kind), v.level === "soft" ? "soft" : "", v.valid_until ? `until ${when(v.valid_until)}` : ""].filter((word) => word && word !== "set").join(", "), () => "warn"),
      column("By", (v) => v.author),
      column("Agreed by", (v) => v.approver),
      column("Set (UTC)", (v) => when(v.valid_from)),
      number("Event", (v) => v.event_number),
      column("Reason", (v) => v.reason, "text"),
    ], none);
    byId("versions").scrollIntoView({ block: "nearest" });
  }

  /** With every refresh of the page; seldom it asks which proposals wait, and more seldom how far limits are used. */
  async tick() {
    const round = this.#rounds++;
    if (round % PROPOSALS_EVERY === 0) {
      await this.showProposals();
    }
    if (this.#shown !== "" && round % LIMITS_EVERY === 0) {
      await this.look();
    }
  }

  async showProposals() {
    let proposals = [];
    try {
      proposals = (await this.#ask("/api/limits/proposals")).proposals;
    } catch (error) {
      // The rest of the page does not come from the tables, and goes on.
      byId("proposals").hidden = false;
      show("proposals", [], [], `cannot be read: ${error.message}`);
      return;
    }
    byId("proposals").hidden = proposals.length === 0;
    show("proposals", proposals, [
      number("Proposal", (p) => p.proposalId),
      column("Limit", proposed),
      number("Is", (p) => amount(p.fromValue) || "none"),
      column("Becomes", becomes, () => "warn"),
      column("Asked by", (p) => p.proposer),
      column("Agreed", (p) => `${p.approvers.length} of ${p.approvalsNeeded}${p.approvers.length ? `: ${p.approvers.join(", ")}` : ""}`),
      column("Because", (p) => p.whyNeeded),
      column("Expires (UTC)", (p) => when(p.expiresAt)),
      column("Reason", (p) => p.reason, "text"),
      column("", (p) => this.#answers(p)),
    ], "none");
  }

  #answers(proposal) {
    const both = document.createDocumentFragment();
    both.append(
      button("agree", `agree ${proposal.proposalId}`, () => this.#act("agreeLimit", proposal)),
      button("turn down", `turn down ${proposal.proposalId}`, () => this.#act("refuseLimit", proposal)));
    return both;
  }

  /** Something was asked for or decided. */
  async changed() {
    await Promise.all([this.showProposals(), this.look()]);
  }

  /** Another operator may log in. */
  forget() {
    this.#rounds = 0;
    this.#asked++;
    this.#shown = "";
    byId("limits-name").value = "";
    byId("limits-more").textContent = "";
    byId("versions").hidden = true;
    byId("proposals").hidden = true;
    byId("limits").querySelector(".rows").replaceChildren(cell("p", "", "quiet"));
  }
}
