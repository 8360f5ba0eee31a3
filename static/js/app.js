/* What script adds to pages that work without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  // The theme changes at once; the cookie lets the server draw the next page in it.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-theme-form]");
    if (!form) return;
    event.preventDefault();
    const theme = event.submitter.value;
    root.dataset.theme = theme;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
    form.querySelector(theme === "dark" ? ".for-dark" : ".for-light").focus();
  });

  // Single keys can be switched off on this device, for those who speak to their computer.
  const keysOff = () => localStorage.getItem("single-keys") === "off";
  for (const button of document.querySelectorAll("[data-single-keys]")) {
    button.setAttribute("aria-pressed", String(!keysOff()));
    button.addEventListener("click", () => {
      localStorage.setItem("single-keys", keysOff() ? "on" : "off");
      button.setAttribute("aria-pressed", String(!keysOff()));
    });
  }

  // Ctrl K goes to the search, / to that of the list where there is one; Escape closes what is open.
  document.addEventListener("keydown", (event) => {
    const typing = document.activeElement.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
    const everywhere = document.getElementById("search");
    const inList = document.querySelector("#filters input[type=search]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !keysOff();
    const search = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) ? everywhere : slash ? inList || everywhere : null;
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === "Escape") {
      const open = document.querySelector("details.drop[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
    }
  });
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll("details.drop[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });

  // Where a form was refused, the reader starts at what is wrong.
  document.querySelector("[data-focus]")?.focus();

  // Nothing typed is lost by a wrong click.
  let dirty = false;
  document.addEventListener("input", (event) => { if (event.target.closest("form[data-guard]")) dirty = true; });
  document.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  // A form is sent once.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-guard]");
    if (!form || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => { for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent; });

  // A file can be dropped.
  for (const zone of document.querySelectorAll("[data-drop]")) {
    const input = zone.querySelector("input");
    zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  // A search answers while one types: leaving its field is no new question.
  document.addEventListener("change", (event) => {
    if (event.target.matches("#filters input[type=search]")) event.stopPropagation();
  }, true);

  // Addresses stay short: what a filter leaves empty is not sent.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") return;
    for (const name of [...event.detail.formData.keys()]) if (event.detail.formData.get(name) === "") event.detail.formData.delete(name);
  });
  document.addEventListener("htmx:responseError", () => location.reload());
})();
