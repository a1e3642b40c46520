#!/usr/bin/env bash
# Installs what the samples and tests need beside the .NET SDK: ffmpeg, and a font with Chinese letters.
# Says what it does, asks first when a person is at the terminal, and does nothing when all is there.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

if ! command -v dotnet >/dev/null 2>&1; then
  say "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again."
  exit 2
fi

missing=()
command -v ffmpeg >/dev/null 2>&1 && command -v ffprobe >/dev/null 2>&1 || missing+=(ffmpeg)
has_cjk_font() {
  if command -v fc-list >/dev/null 2>&1; then [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; else [ "$(uname)" = Darwin ]; fi
}
has_cjk_font || missing+=(font)
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo "

pick() { # $1: ffmpeg's package, $2: the font's
  local names=() m
  for m in "${missing[@]}"; do if [ "$m" = ffmpeg ]; then names+=("$1"); elif [ -n "$2" ]; then names+=("$2"); fi; done
  printf '%s' "${names[*]}"
}

if command -v apt-get >/dev/null 2>&1; then
  packages=$(pick ffmpeg "fonts-noto-cjk fontconfig")
  commands=("${as_root}apt-get update -qq" "${as_root}env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages")
elif command -v dnf >/dev/null 2>&1; then
  packages=$(pick ffmpeg-free "google-noto-sans-cjk-fonts fontconfig")
  commands=("${as_root}dnf install -y -q $packages")
elif command -v apk >/dev/null 2>&1; then
  packages=$(pick ffmpeg "font-noto-cjk fontconfig")
  commands=("${as_root}apk add --quiet $packages")
elif command -v pacman >/dev/null 2>&1; then
  packages=$(pick ffmpeg "noto-fonts-cjk fontconfig")
  commands=("${as_root}pacman -S --noconfirm --needed $packages")
elif command -v brew >/dev/null 2>&1; then
  packages=$(pick ffmpeg "")
  commands=("brew install $packages")
else
  say "Missing: ${missing[*]}. No package manager is known here; install ffmpeg (https://ffmpeg.org/download.html) and a font with Chinese letters by hand."
  exit 2
fi

describe=${missing[*]}
describe=${describe/font/a font with Chinese letters}
describe=${describe/ffmpeg a/ffmpeg and a}
say "Missing: $describe. To be run:"
for c in "${commands[@]}"; do say "  $c"; done
if [ -t 0 ] && [ -t 2 ] && [ "${CI:-}" != true ]; then
  read -r -p "Run it now? [Y/n] " answer
  case "$answer" in [nN]*) say "Nothing was installed."; exit 2 ;; esac
fi

for c in "${commands[@]}"; do
  $c >/dev/null || { say "'$c' failed. Run it by hand, then try again."; exit 2; }
done
say "Installed: $packages."
