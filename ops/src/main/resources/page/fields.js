// What a dialog of the page asks for.

export const field = (name, label, more = {}) => ({ name, label, ...more });
export const why = field("reason", "Reason", { required: true, maxLength: 250, placeholder: "such as who called" });
