#!/usr/bin/env bash
# Packs every package into artifacts/package/release, each with a list of what it stands on (CycloneDX) in _manifest/.
#   --no-build   takes what a Release build has made before
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rm -rf artifacts/package artifacts/sbom
dotnet tool restore --verbosity quiet
for project in src/*/*.csproj; do
  name=$(basename "$project" .csproj)
  dotnet CycloneDX "$project" --exclude-dev --set-name "$name" --set-type Library -o artifacts/sbom -fn "$name.cdx.json" -F Json >/dev/null
done
for project in src/*/*.csproj; do
  dotnet pack "$project" --configuration Release --nologo --verbosity quiet "$@"
done
ls -l artifacts/package/release
