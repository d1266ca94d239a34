#!/bin/sh
# Print the path of a Chromium that the browser tests can drive; install Debian's when there is none.
# The tests look in the same order: $CHROMIUM, then the names below.
set -u

find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        command -v "$CHROMIUM"
    else
        command -v chromium || command -v chromium-browser || command -v google-chrome
    fi
}

install_chromium() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -eq 0 ]; then
        as_root="env"
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n env"
    else
        return 1
    fi
    echo "Installing chromium for the browser tests" >&2
    # stdout is the answer, and apt-get -qq still writes there. Without a font, pages have no text.
    $as_root apt-get update -qq >/dev/null &&
        $as_root DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-liberation >/dev/null
}

find_chromium && exit 0
if [ -n "${CHROMIUM:-}" ]; then
    echo "CHROMIUM is '$CHROMIUM', which is not a program. Correct it, or unset it." >&2
    exit 1
fi
install_chromium && find_chromium && exit 0
echo "The browser tests need Chromium, and it could not be installed here." >&2
echo "Install chromium or google-chrome, or set CHROMIUM to the path of its program." >&2
exit 1
