#!/usr/bin/env bash
# Gives packages, namespaces and folders another prefix: eng/rename.sh Acme.Video
# Works on what git tracks, and leaves the result uncommitted, to be looked at. The name of the configuration section ("Prism:…") and of types stays.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
new=${1:?the new prefix, such as Acme.Video}
[[ $new =~ ^[A-Z][A-Za-z0-9]*(\.[A-Z][A-Za-z0-9]*)*$ ]] || { echo "'$new' is no prefix of a package: words that begin with a capital, with points between." >&2; exit 2; }
[ -z "$(git status --porcelain)" ] || { echo "Commit or put away your changes before." >&2; exit 2; }
git grep -Ilz 'Prism\.Sdk' -- . ':!eng/rename.sh' | xargs -0 sed -i "s/Prism\.Sdk/$new/g"
git ls-files '*Prism.Sdk*' | while read -r file; do
  to=${file//Prism.Sdk/$new}
  mkdir -p "$(dirname "$to")" && git mv "$file" "$to"
done
find src tests samples -type d -empty -delete
echo "Renamed to $new. Look at 'git diff', then run ./.ci/run."
