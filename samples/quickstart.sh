#!/usr/bin/env bash
# Makes a film of a text on this machine, with no key: ./samples/quickstart.sh "your text" [--help for more]
# Needs the .NET 10 SDK. Installs ffmpeg and a font with Chinese letters when they are missing; only that may need root.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/setup.sh"
printf 'Building (the first time takes half a minute) …\n' >&2
dotnet msbuild "$here/QuickStart" -restore -property:Configuration=Release -verbosity:quiet -nologo >&2
# The program itself, not "dotnet run" before it: a kill or Ctrl+C must reach what does the work. Sentences name commands as they were typed.
export QUICKSTART_COMMAND=$0
exec dotnet "$here/../artifacts/bin/QuickStart/release/QuickStart.dll" "$@"
