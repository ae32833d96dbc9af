// Keeps what was typed in forms marked data-draft until they are sent: a lost network or a closed page loses nothing.
// sessionStorage, not localStorage: desks are shared, and a draft must not outlive the browser window.
"use strict";

(() => {
  const key = (form) => `draft:${document.body.dataset.user || ""}:${form.dataset.draft}`;
  const fields = (form) => [...form.querySelectorAll("textarea, input[type=text], input[type=date], select")].filter((field) => field.name);

  function keep(form) {
    const values = Object.fromEntries(fields(form).filter((field) => field.value).map((field) => [field.name, field.value]));
    sessionStorage.setItem(key(form), JSON.stringify(values));
  }

  function restore(form) {
    let values;
    try { values = JSON.parse(sessionStorage.getItem(key(form)) || "{}"); } catch { return; }
    for (const field of fields(form)) {
      if (field.tagName === "TEXTAREA" && !field.value && values[field.name]) field.value = values[field.name];
    }
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    restore(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("submit", () => { if (navigator.onLine) sessionStorage.removeItem(key(form)); });
  }
})();
