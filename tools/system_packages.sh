#!/bin/sh
# Chromium and Chinese fonts for the browser tests. Installs only what is missing, only where it may;
# otherwise says in one line what is missing and goes on: the browser tests then skip with the same reason.
set -u
missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
if ! { command -v fc-list >/dev/null 2>&1 && fc-list :lang=zh family 2>/dev/null | grep -q .; }; then
  missing="$missing fonts-noto-cjk fontconfig"
fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "Missing for the browser tests:$missing (no apt-get here; install them with your package manager)"
  exit 0
fi
if [ "$(id -u)" = 0 ]; then as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"
else
  echo "Missing for the browser tests:$missing (no right to install; run: sudo apt-get install$missing)"
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
if $as_root apt-get update -qq >/dev/null 2>&1 && $as_root apt-get install -y -qq $missing >/dev/null 2>&1; then
  echo "Installed for the browser tests:$missing"
else
  echo "Missing for the browser tests:$missing (apt-get could not install them)"
fi
exit 0
