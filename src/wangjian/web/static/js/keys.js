// Keyboard for lists: j and k move, x selects, Enter opens, / searches, ? shows the keys.
"use strict";

(() => {
  const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("table.rows tbody tr[data-href]")];
  const current = () => document.querySelector("table.rows tbody tr.current");

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const from = current();
    const index = from ? all.indexOf(from) + step : 0;
    const next = all[Math.max(0, Math.min(all.length - 1, index))];
    if (from) from.classList.remove("current");
    next.classList.add("current");
    const link = next.querySelector("a[href]");
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function select() {
    const box = current()?.querySelector("input[name=pick]");
    if (!box) return;
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: select,
    "/": () => (document.querySelector("[data-list-search]") || document.querySelector("#top-search"))?.focus(),
    "?": () => document.querySelector("#keys")?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (event.key === "Enter" && current() && event.target === document.body) {
      location.assign(current().dataset.href);
      return;
    }
    const act = keys[event.key];
    if (!act || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  });
})();
