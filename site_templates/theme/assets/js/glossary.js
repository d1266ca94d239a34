// The meaning of an explained word beside the word: for a mouse, and for the keyboard, which never
// sees a title. Escape puts it away, and the mouse may move onto it. A press leads to the page of
// all words, also on a phone. Without this file the browser shows the title.
"use strict";

{
  const words = document.querySelectorAll("a.gl-term[title]");
  if (words.length) {
    const box = document.createElement("div");
    box.className = "gl-meaning";
    box.id = "gl-meaning";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    document.querySelector("article").append(box);
    let leaving = 0;

    const show = (word) => {
      clearTimeout(leaving);
      box.textContent = word.dataset.meaning;
      box.hidden = false;
      for (const other of words) other.removeAttribute("aria-describedby");
      word.setAttribute("aria-describedby", box.id);
      const at = word.getBoundingClientRect();
      const around = document.documentElement.clientWidth;
      box.style.left = `${Math.max(8, Math.min(at.left, around - box.offsetWidth - 8)) + scrollX}px`;
      box.style.top = `${at.bottom + scrollY + 2}px`;
    };
    const hide = () => { box.hidden = true; };
    const leave = () => { leaving = setTimeout(hide, 200); };

    for (const word of words) {
      word.dataset.meaning = word.title;
      word.removeAttribute("title");
      word.addEventListener("mouseenter", () => show(word));
      word.addEventListener("focus", () => show(word));
      word.addEventListener("mouseleave", leave);
      word.addEventListener("blur", hide);
    }
    box.addEventListener("mouseenter", () => clearTimeout(leaving));
    box.addEventListener("mouseleave", leave);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  }
}
