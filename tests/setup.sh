#!/usr/bin/env bash
# Installs what the tests alone need: a PostgreSQL server, from the system's packages. The tests start one of their own in a
# temporary folder and stop it; the system's own server is not touched. Says what it does, asks first when a person is at the
# terminal, and does nothing when all is there. Without a server its tests are skipped, so nothing here is fatal.
set -uo pipefail

say() { printf '%s\n' "$*" >&2; }

ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo "

if ! command -v apt-get >/dev/null 2>&1; then
  say "No PostgreSQL server is here, and apt-get neither: the tests of the PostgreSQL journal will be skipped."
  exit 0
fi

commands=("${as_root}apt-get update -qq" "${as_root}env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql")
say "Missing: PostgreSQL, for the tests of its journal. To be run:"
for c in "${commands[@]}"; do say "  $c"; done
if [ -t 0 ] && [ -t 2 ] && [ "${CI:-}" != true ]; then
  read -r -p "Run it now? [Y/n] " answer
  case "$answer" in [nN]*) say "Nothing was installed; the tests of the PostgreSQL journal will be skipped."; exit 0 ;; esac
fi

for c in "${commands[@]}"; do
  $c >/dev/null || { say "'$c' failed; the tests of the PostgreSQL journal will be skipped."; exit 0; }
done
say "Installed: postgresql."
