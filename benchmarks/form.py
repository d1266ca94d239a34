"""The form "For this patient" in Chromium -> the time from a keystroke to new answers.

`python -m benchmarks.form SITE [CHANGES]` opens the page of a built site with an empty profile and
makes random changes, a thousand unless told otherwise: an answer is chosen, "Not known" is chosen,
a number is typed, an answer is cleared, a plan is made. A change takes from the event to the end of
the layout that follows it; the answers of the page are complete by then. A change after which there
is nothing to answer, because the patient is impossible or out of scope, is taken back and does not
count: it would be too cheap.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

GOAL = 16.0
"""Milliseconds, for the median: one frame of a screen that shows 60 a second."""

_SEED = 5
_CHANGES = """([count, seed]) => {
  let state = seed;
  const chance = (n) => {  // Park and Miller's generator: the same changes on every run
    state = (state * 48271) % 2147483647;
    return state % n;
  };
  const form = document.querySelector('.gl-patient__form');
  const taken = [];
  while (taken.length < count) {
    const inputs = [...form.querySelectorAll('input, fieldset button')];
    const input = inputs[chance(inputs.length)];
    const started = performance.now();
    if (input.type === 'text') {
      input.value = String(chance(8));
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    } else {
      input.click();
    }
    document.body.getBoundingClientRect();
    const took = performance.now() - started;
    const answers = document.querySelectorAll('.gl-answer').length;
    if (answers) taken.push(took);
    else input.closest('fieldset')?.querySelector('button[aria-label^="Clear"]')?.click();
  }
  return taken;
}"""


def main(site: Path, changes: int) -> None:
    page_file = next(site.glob("*/this-patient.html"), None)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if page_file is None:
        sys.exit(f"{site} holds no this-patient.html. Build the site first: make site")
    if chromium is None:
        sys.exit("Chromium was not found. It is a package of most systems.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for width in (390, 1280):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(page_file.resolve().as_uri())
            page.locator(".gl-patient__form input").first.wait_for(state="attached")
            taken = page.evaluate(_CHANGES, [changes, _SEED])
            middle, slowest = median(taken), quantiles(taken, n=20)[-1]
            met = "met" if middle < GOAL else "not met"
            print(
                f"{width} px wide, {len(taken):,} changes: median {middle:.1f} ms, "
                f"95 % within {slowest:.1f} ms, under {GOAL:.0f} ms: {met}"
            )
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Say which site: python -m benchmarks.form site [CHANGES]")
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
