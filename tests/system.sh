#!/bin/sh
# Programs that some tests need and pip cannot bring: tesseract reads the text in pictures, chromium shows pages.
# Installed through apt-get where it is there and may be used; elsewhere those tests are skipped, with the reason.
missing=
command -v tesseract >/dev/null 2>&1 || missing="tesseract-ocr"
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
[ -n "$missing" ] || exit 0
if [ "$(id -u 2>/dev/null || echo 1)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "not installed: $missing (tests that need them are skipped)"
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
install() {
    for package in $missing; do
        timeout 300 apt-get install --yes --quiet --no-install-recommends "$package" >/dev/null 2>&1 || return 1
    done
}
# without a fresh list of packages first: it is often there already
install || { timeout 120 apt-get update --quiet >/dev/null 2>&1; install; } || echo "could not install: $missing (tests that need them are skipped)"
exit 0
