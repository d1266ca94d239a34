// What the theme leaves out for readers who use a keyboard or a screen reader.
// The page is complete without this file; it only adds names, focus and keys.
"use strict";

nameTheSearchDialog();
makeHeaderLabelsButtons();
makeWideTablesFocusable();
searchWhatIsPastedOrDictated();
addFilters();
addCopyButtons();

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

// A box above a long list that leaves only the entries with all the words typed into it. Headings
// with nothing left below them go, too.
function addFilters() {
  for (const place of document.querySelectorAll(".gl-filter")) {
    const entries = [...document.querySelectorAll(place.dataset.filter)];
    const texts = entries.map((entry) => entry.textContent.toLowerCase());
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("p");
    input.type = "search";
    input.autocomplete = "off";
    label.append(`Find a ${place.dataset.noun}`, input);
    count.setAttribute("role", "status");
    count.className = "gl-small";
    place.append(label, count);

    const filter = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach((entry, number) => {
        entry.hidden = !words.every((word) => texts[number].includes(word));
        if (!entry.hidden) shown += 1;
      });
      hideEmptyParts(entries);
      const noun = `${place.dataset.noun}${entries.length === 1 ? "" : "s"}`;
      count.textContent = `${shown} of ${entries.length} ${noun}`;
    };
    input.addEventListener("input", filter);
    // A link into the page must not lead to something that is filtered away.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.hidden) return;
      input.value = "";
      filter();
      target.scrollIntoView();
    });
    filter();
  }
}

// A heading stands for what follows it, up to the next heading of its rank or a higher one.
function hideEmptyParts(entries) {
  const lists = new Set(entries.map((entry) => entry.closest(".gl-phrases")));
  let shownBelow3 = false;
  let shownBelow2 = false;
  for (const part of [...[...lists][0].parentElement.children].reverse()) {
    if (lists.has(part)) {
      part.hidden = !part.querySelector("li:not([hidden])");
      shownBelow3 ||= !part.hidden;
      shownBelow2 ||= !part.hidden;
    } else if (part.tagName === "H3") {
      part.hidden = !shownBelow3;
      shownBelow3 = false;
    } else if (part.tagName === "H2") {
      part.hidden = !shownBelow2;
      shownBelow2 = shownBelow3 = false;
    }
  }
}

function addCopyButtons() {
  const lines = document.querySelectorAll("code.gl-copy");
  if (!lines.length) return;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "gl-said";
  document.querySelector("article").append(said);
  for (const line of lines) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "gl-copy__button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${line.textContent}`);
    button.addEventListener("click", async () => {
      const done = await copied(line);
      const text = done ? "Copied" : "Selected: press Ctrl+C or ⌘C";
      // Emptied first, so that the same words are read out again.
      said.textContent = "";
      setTimeout(() => { said.textContent = `${text}: ${line.textContent}`; }, 50);
      button.textContent = done ? "Copied" : "Selected";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    line.after(" ", button);
  }
}

// Some hospitals' browsers refuse the clipboard; then the line is selected for a person to copy.
async function copied(line) {
  try {
    await navigator.clipboard.writeText(line.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(line);
    return document.execCommand("copy");
  }
}
