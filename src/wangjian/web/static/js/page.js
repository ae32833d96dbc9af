// Small improvements of pages that work without it: offline notice, select-all, drop zone, menus, fragments.
"use strict";

const page = {
  offline() {
    const bar = document.querySelector("[data-offline]");
    if (!bar) return;
    const show = () => { bar.hidden = navigator.onLine; };
    addEventListener("online", show);
    addEventListener("offline", show);
    document.body.addEventListener("htmx:sendError", () => { bar.hidden = false; });
    document.body.addEventListener("htmx:afterOnLoad", show);
    show();
  },

  serviceWorker() {
    const url = document.body.dataset.serviceWorker;
    if (url && "serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register(url).catch(() => {});
  },

  selection(root) {
    for (const form of root.querySelectorAll("form[data-selection]")) {
      if (form.dataset.ready) continue;
      form.dataset.ready = "yes";
      const all = form.querySelector("[data-select-all]");
      const words = form.querySelector("[data-selected]");
      const bar = form.querySelector(".bulk");
      const boxes = () => [...form.querySelectorAll("input[name=pick]")];
      const update = () => {
        const chosen = boxes().filter((box) => box.checked).length;
        if (bar) bar.hidden = chosen === 0;
        if (words) words.textContent = `已选 ${chosen} 条`;
        for (const button of form.querySelectorAll("[data-needs-selection]")) button.disabled = chosen === 0;
        if (all) all.checked = chosen > 0 && chosen === boxes().length;
      };
      if (all) all.addEventListener("change", () => { boxes().forEach((box) => { box.checked = all.checked; }); update(); });
      form.addEventListener("change", update);
      update();
    }
  },

  dropZone(root) {
    for (const zone of root.querySelectorAll("[data-drop]")) {
      const input = zone.querySelector("input[type=file]");
      const names = zone.querySelector("[data-names]");
      const list = () => {
        names.textContent = [...input.files].map((file) => `${file.name}(${size(file.size)})`).join("、");
      };
      zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
      zone.addEventListener("dragleave", () => zone.classList.remove("over"));
      zone.addEventListener("drop", (event) => {
        event.preventDefault();
        zone.classList.remove("over");
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
      input.addEventListener("change", list);
    }
  },

  autoSubmit(root) {
    for (const control of root.querySelectorAll("[data-submit-on-change]")) {
      control.addEventListener("change", () => control.form.requestSubmit());
    }
  },

  menus() {
    document.addEventListener("click", (event) => {
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        if (!menu.contains(event.target)) menu.open = false;
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  },

  onceOnly() {
    // A second press while the first is under way would send the act twice.
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (form.method !== "post" || form.hasAttribute("hx-post")) return;
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
    });
    addEventListener("pageshow", () => {
      for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    });
  },

  phone() {
    // Filters take the whole first screen of a phone: there they wait behind one press.
    if (!matchMedia("(max-width: 760px)").matches) return;
    for (const box of document.querySelectorAll("[data-closed-on-phone]")) box.open = false;
  },

  enhance(root) {
    page.selection(root);
    page.dropZone(root);
    page.autoSubmit(root);
  },
};

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

page.offline();
page.serviceWorker();
page.menus();
page.phone();
page.onceOnly();
page.enhance(document);
document.body.addEventListener("htmx:load", (event) => page.enhance(event.detail.elt));
