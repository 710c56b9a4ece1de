// Tables of the page. Everything is set as text, never as HTML.

export const byId = (id) => document.getElementById(id);

// Text

export const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, timeZone: "UTC" });
export const time = (epochNs) => (epochNs > 0 ? clock.format(new Date(epochNs / 1e6)) : "");
export const whole = (number) => Number(number).toLocaleString("en-GB");
/** A decimal as text, exactly, with its thousands set apart. */
export const amount = (text) => (/^-?\d+(\.\d+)?$/.test(text) ? text.replace(/\d+/, (digits) => BigInt(digits).toLocaleString("en-GB")) : text);
export const words = (name) => name.toLowerCase().replaceAll("_", " ");
export const micros = (ns) => whole(Math.round(ns / 1000));
export const sum = (counts) => Object.values(counts).reduce((total, count) => total + count, 0);

/** A column: title, what it shows of a row, and its class or how to find it. */
export const column = (title, show, style = "") => ({ title, show, style, isNumber: false });
export const number = (title, show, style = "number") => ({ title, show, style, isNumber: true });

export function cell(kind, text, style) {
  const made = document.createElement(kind);
  if (text instanceof Node) {
    made.append(text);
  } else {
    made.textContent = text ?? "";
  }
  if (style) {
    made.className = style;
  }
  return made;
}

export function show(id, rows, columns, empty) {
  const place = byId(id).querySelector(".rows");
  if (rows.length === 0) {
    place.replaceChildren(cell("p", empty, "quiet"));
    return;
  }
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const each of columns) {
    head.append(cell("th", each.title, each.isNumber ? "number" : ""));
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const each of columns) {
      line.append(cell("td", each.show(row), typeof each.style === "function" ? each.style(row) : each.style));
    }
  }
  const { scrollTop, scrollLeft } = place;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  place.replaceChildren(table);
  if (focused !== undefined) {
    place.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }
  place.scrollTop = scrollTop;
  place.scrollLeft = scrollLeft;
}

/** A button of a row; by its key it keeps the focus when the table is drawn anew. */
export function button(text, key, press) {
  const made = cell("button", text);
  made.type = "button";
  made.dataset.key = key;
  made.addEventListener("click", press);
  return made;
}

/** A press that has begun must end on the same button: nothing is drawn anew until then. */
let pressed = false;
export const isPressed = () => pressed;
document.addEventListener("pointerdown", () => { pressed = true; });
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => { pressed = false; });
}
