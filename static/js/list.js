/* Lists: ticking lines, and walking through them from the keyboard. Without script the boxes and buttons work alone. */
(() => {
  "use strict";
  const boxes = () => [...document.querySelectorAll("input[name=pick]")];
  let last = null;

  // The bar of what can be done shows once a line is ticked, and says how many are.
  const tell = () => {
    const bar = document.querySelector("[data-bulk]");
    if (!bar) return;
    const all = bar.querySelector("input[name=all]");
    const ticked = boxes().filter((box) => box.checked).length;
    bar.classList.toggle("active", ticked > 0);
    if (!ticked && all) all.checked = false;
    bar.querySelector("[data-bulk-count]").textContent = `${bar.dataset.words} ${ticked}`;
    const head = document.querySelector("[data-pick-all]");
    if (head) {
      head.checked = ticked > 0 && ticked === boxes().length;
      head.indeterminate = ticked > 0 && ticked < boxes().length;
    }
    for (const box of boxes()) box.closest("tr").classList.toggle("ticked", box.checked);
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick-all]")) for (const box of boxes()) box.checked = event.target.checked;
    if (event.target.matches("input[name=all]") && event.target.checked) for (const box of boxes()) box.checked = true;
    if (event.target.matches("[data-pick-all], input[name=pick], input[name=all]")) tell();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-bulk-clear]")) { for (const box of boxes()) box.checked = false; setTimeout(tell); }
    if (!event.target.matches("input[name=pick]")) return;
    if (event.shiftKey && last?.isConnected) {
      const all = boxes(), [from, to] = [all.indexOf(last), all.indexOf(event.target)].sort((a, b) => a - b);
      for (const box of all.slice(from, to + 1)) box.checked = event.target.checked;
      tell();
    }
    last = event.target;
  });
  document.addEventListener("htmx:afterSettle", tell);
  window.addEventListener("pageshow", tell);

  // Inside a table: arrows (or j and k) go from line to line, x ticks, Enter opens.
  const open = (row) => row?.querySelector("td.key a, td a");
  document.addEventListener("keydown", (event) => {
    const region = document.activeElement.closest("[data-rows]");
    if (!region || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const single = localStorage.getItem("single-keys") !== "off";
    const step = event.key === "ArrowDown" || (single && event.key === "j") ? 1 : event.key === "ArrowUp" || (single && event.key === "k") ? -1 : 0;
    const row = document.activeElement.closest("tbody tr");
    if (step) {
      const rows = [...region.querySelectorAll("tbody tr")].filter(open);
      const next = row ? rows[rows.indexOf(row) + step] : rows[step > 0 ? 0 : rows.length - 1];
      if (!next) return;
      event.preventDefault();
      open(next).focus();
      next.scrollIntoView({ block: "nearest" });
    } else if (single && event.key === "x" && row) {
      const box = row.querySelector("input[name=pick]");
      if (box) { box.checked = !box.checked; tell(); }
    } else if (event.key === "Enter" && row && document.activeElement.matches("input[name=pick]")) {
      event.preventDefault();
      open(row)?.click();
    }
  });
  tell();
})();
