// Parts of a page that open on demand. Without this file they open and close by themselves; it
// opens the part that a link leads into, and offers to open all of them at once.
"use strict";

{
  // The mark that names a place is a link, and a summary is a button: one must not stand in the other.
  for (const link of document.querySelectorAll("details.gl-layer > summary .headerlink")) link.remove();

  const layers = [...document.querySelectorAll("details.gl-layer")];
  const targetOf = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // a damaged address
    }
  };

  const openTarget = () => {
    const target = location.hash ? targetOf(location.hash) : null;
    let layer = target?.closest("details");
    if (!layer) return;
    for (; layer; layer = layer.parentElement?.closest("details")) layer.open = true;
    target.scrollIntoView();
  };

  if (layers.length) {
    openTarget();
    window.addEventListener("hashchange", openTarget);
    // The address may be there already: then there is no change of it to hear of.
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href^='#']");
      if (link && link.hash === location.hash) setTimeout(openTarget);
    });
    addSwitch();
  }

  function addSwitch() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "gl-layers__switch";
    const allOpen = () => layers.every((layer) => layer.open);
    const name = () => { button.textContent = allOpen() ? "Close all parts" : "Open all parts"; };
    button.addEventListener("click", () => {
      const open = !allOpen();
      for (const layer of layers) layer.open = open;
      name();
    });
    for (const layer of layers) layer.addEventListener("toggle", name);
    name();
    layers[0].before(button);
  }
}
