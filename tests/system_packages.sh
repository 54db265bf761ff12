#!/bin/sh
# What the tests take from the system: a browser, and a PostgreSQL server. Both come from Debian's packages where they
# are missing and we may install; without them the tests that need them fail or are skipped, each saying so.
# A headless shell opens a page in half the time of a whole browser.
set -eu

have_browser() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }
have_postgresql() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; }

missing=""
have_browser >/dev/null 2>&1 || missing="$missing chromium-headless-shell"
have_postgresql >/dev/null 2>&1 || missing="$missing postgresql"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing:$missing"
  apt-get update -qq || true
  apt-cache show chromium-headless-shell >/dev/null 2>&1 || missing=$(echo "$missing" | sed s/-headless-shell//)
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "The tests want these packages and could not install them:$missing" >&2
echo "On Debian or Ubuntu: sudo apt-get install$missing" >&2
case "$missing" in *chromium*) exit 1 ;; esac
