// Filters of the matrix on the page "Traceability". Without this file the whole table is shown.
"use strict";

(() => {
  const controls = document.querySelector("fieldset.gl-trace");
  const table = document.querySelector(".gl-trace-matrix table");
  if (!controls || !table) return;

  const words = controls.querySelector("#trace-words");
  const state = controls.querySelector("#trace-state");
  const use = controls.querySelector("#trace-use");
  const unreached = controls.querySelector("#trace-unreached");
  const said = controls.querySelector("[role=status]");
  const rows = [...table.tBodies[0].rows].map((row) => {
    const { state: is, uses, scenarios } = row.querySelector("[data-state]").dataset;
    return { row, is, uses: uses.split(" "), scenarios: Number(scenarios), text: textOf(row) };
  });

  // The names of features are left out: whoever looks for "biopsy" looks for statements.
  function textOf(row) {
    const copy = row.cloneNode(true);
    for (const part of copy.querySelectorAll("details")) part.remove();
    return copy.textContent.toLowerCase();
  }

  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, is, uses, scenarios, text } of rows) {
      const fits = wanted.every((word) => text.includes(word))
        && (!state.value || is === state.value)
        && (!use.value || uses.includes(use.value))
        && (!unreached.checked || scenarios === 0);
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    said.textContent = `${shown} of ${rows.length} statements shown`;
  }

  function showAll(only = "") {
    words.value = use.value = "";
    state.value = only;
    unreached.checked = false;
    filter();
  }

  // A link to a statement must not lead to a row that is filtered away.
  function uncover(hash) {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target?.closest("tr[hidden]")) return;
    showAll();
    target.scrollIntoView();
  }

  controls.hidden = false;
  for (const input of [words, state, use, unreached]) input.addEventListener("input", filter);
  controls.querySelector("#trace-all").addEventListener("click", () => {
    showAll();
    words.focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link?.dataset.state) showAll(link.dataset.state);  // the legend counts rows of the matrix
    else if (link) uncover(link.hash);
  });
  window.addEventListener("hashchange", () => uncover(location.hash));
  filter();  // a browser that goes back keeps what was typed
})();
