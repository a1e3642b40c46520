#!/usr/bin/env bash
# Publishes an app ahead of time, makes a film with it through the emulator, and compares its start with that of the same app on the JIT.
# Fails on any trimming or AOT warning but those of FFMpegCore's own assembly, in code that is never reached. Needs a C compiler's linker (gcc or clang).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
fail() { echo "FAILED: $*"; exit 1; }
command -v clang >/dev/null || command -v gcc >/dev/null || fail "no linker: apt-get install gcc"
work=$(mktemp -d)
emulator=
trap '[ -n "$emulator" ] && kill "$emulator" 2>/dev/null; rm -rf "$work"' EXIT

linker=$(command -v clang >/dev/null || echo "-p:CppCompilerAndLinker=gcc")
dotnet publish tests/Prism.Sdk.AotTest -c Release -r "linux-$(uname -m | sed 's/x86_64/x64/;s/aarch64/arm64/')" -p:TreatWarningsAsErrors=false $linker -o "$work/app" >"$work/publish.log" 2>&1 || { tail -n 20 "$work/publish.log"; fail "publish"; }
warnings=$(grep -E 'warning (IL[0-9]+)' "$work/publish.log" | grep -v '/ffmpegcore/.*FFMpegCore.dll : warning IL\(2104\|3053\)' | sort -u)
[ -z "$warnings" ] || { echo "$warnings"; fail "warnings that are not FFMpegCore's"; }
ls -l "$work/app/Prism.Sdk.AotTest" | awk '{printf "One file of %.1f MB\n", $5 / 1048576}'

dotnet build tests/Prism.Sdk.AotTest -c Release -v q --nologo >/dev/null || fail "build for the JIT"
start() { # milliseconds of ten starts, the middle one
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    local from=$(date +%s%N); "$@" start >/dev/null || return 1
    echo $((($(date +%s%N) - from) / 1000))
  done | sort -n | sed -n 5p
}
cd "$work"
jit=$(start dotnet "$OLDPWD/artifacts/bin/Prism.Sdk.AotTest/release/Prism.Sdk.AotTest.dll") || fail "start on the JIT"
aot=$(start ./app/Prism.Sdk.AotTest) || fail "start ahead of time"
awk -v j="$jit" -v a="$aot" 'BEGIN { printf "Start: %.0f ms on the JIT, %.0f ms ahead of time, %.1f times as fast\n", j / 1000, a / 1000, j / a }'

dotnet "$OLDPWD/artifacts/bin/Prism.Sdk.Emulator/release/Prism.Sdk.Emulator.dll" --port 0 --speed 60 >"$work/emulator.log" 2>&1 &
emulator=$!
for _ in $(seq 100); do root=$(grep -o 'http://[0-9.:]*/' "$work/emulator.log" | head -n 1); [ -n "$root" ] && break; sleep 0.1; done
[ -n "$root" ] || { cat "$work/emulator.log"; fail "no emulator"; }
DASHSCOPE_HTTP_BASE_URL="${root}api/v1" DASHSCOPE_API_KEY=sk-emulator MODELSCOPE_BASE_URL="${root}v1" MODELSCOPE_API_KEY=ms-emulator \
  Prism__Generation__PollingInterval=00:00:01 timeout 120 ./app/Prism.Sdk.AotTest film "A cat walks in the rain. It finds a warm kitchen." >"$work/film.log" 2>&1 || { tail -n 20 "$work/film.log"; fail "film"; }
tail -n 1 "$work/film.log"
ffprobe -v error "$(tail -n 1 "$work/film.log" | cut -d: -f1)" || fail "the film cannot be read"
echo "An app published ahead of time makes a film."
