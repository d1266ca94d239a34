// What the theme leaves out for readers who use a keyboard or a screen reader.
// The page is complete without this file; it only adds names, focus and keys.
"use strict";

nameTheSearchDialog();
makeHeaderLabelsButtons();
makeWideTablesFocusable();
searchWhatIsPastedOrDictated();

function nameTheSearchDialog() {
  const dialog = document.querySelector(".md-search[role=dialog]");
  dialog?.setAttribute("aria-label", "Search");
  // The list scrolls, and Tab does not stop at the results in it: so it has to stop at the list.
  const results = dialog?.querySelector(".md-search__scrollwrap");
  results?.setAttribute("tabindex", "0");
  results?.setAttribute("role", "region");
  results?.setAttribute("aria-label", "Search results");
}

// The theme opens menu and search with <label for=checkbox>, which no key can reach.
function makeHeaderLabelsButtons() {
  makeButton("__drawer", "Menu", ".md-sidebar--primary a");
  makeButton("__search", "Search", ".md-search__input");
}

function makeButton(toggleId, name, firstInside) {
  const toggle = document.getElementById(toggleId);
  const label = document.querySelector(`label.md-header__button[for=${toggleId}]`);
  if (!toggle || !label) return;
  let openedByKey = false;

  label.setAttribute("role", "button");
  label.setAttribute("tabindex", "0");
  label.setAttribute("aria-label", name);
  label.setAttribute("aria-expanded", String(toggle.checked));

  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    openedByKey = true;
    toggle.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) toggle.click();
  });
  toggle.addEventListener("change", () => {
    label.setAttribute("aria-expanded", String(toggle.checked));
    if (!openedByKey) return;
    // Focus goes where the reader's attention goes, and comes back afterwards.
    const target = toggle.checked ? document.querySelector(firstInside) : label;
    openedByKey = toggle.checked;
    setTimeout(() => target?.focus());
  });
}

// A box that scrolls sideways must be reachable by key, or its right half is lost.
function makeWideTablesFocusable() {
  const boxes = () => document.querySelectorAll(
    ".gl-scroll, :not(.gl-scroll) > .md-typeset__scrollwrap, .md-typeset pre > code",
  );
  const check = () => {
    for (const box of boxes()) {
      const overflows = box.scrollWidth > box.clientWidth;
      box.classList.toggle("gl-overflows", overflows);
      if (!overflows || box.hasAttribute("tabindex")) continue;
      box.tabIndex = 0;
      if (!box.hasAttribute("role")) box.setAttribute("role", "region");
      if (!box.hasAttribute("aria-label")) box.setAttribute("aria-label", nearestHeading(box));
    }
  };
  check();
  window.addEventListener("load", check);
  window.addEventListener("resize", check);
  // A table in closed details has no width yet.
  document.addEventListener("toggle", check, true);
}

function nearestHeading(element) {
  const caption = element.querySelector("caption")?.textContent.trim();
  if (caption) return caption;
  const before = [...document.querySelectorAll("article :is(h1, h2, h3, h4)")].filter(
    (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const heading = before.at(-1)?.cloneNode(true);
  heading?.querySelector(".headerlink")?.remove();
  return `${heading?.textContent.trim() || document.title}, scrolls sideways`;
}

// The theme's search listens to keys only; pasted or dictated text presses none.
function searchWhatIsPastedOrDictated() {
  const input = document.querySelector(".md-search__input");
  input?.addEventListener("input", () => {
    setTimeout(() => input.dispatchEvent(new KeyboardEvent("keyup")), 100);
  });
}
