// The element of a hook.
const find = (hook) => document.querySelector(`[data-hb=${hook}]`);
