#!/usr/bin/env bash
# Runs all tests. Needs the .NET 10 SDK; installs ffmpeg, a font with Chinese letters and PostgreSQL when they are missing.
#   --soak     runs ten times as many jobs through the chaos test
#   --kills N  kills a process N times at each kill point instead of 3 times
#   --fuzz N   feeds each reader of foreign bytes with N broken inputs instead of 20,000
# Ends with a line "N passed, N failed, N skipped", counted from the test results; exit code 0 only if none failed.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 2
"$root/samples/setup.sh" || exit 2
"$root/tests/setup.sh"
while [ $# -gt 0 ]; do
  case "$1" in
    --soak) export PRISM_SOAK=1; shift ;;
    --kills) export PRISM_KILLS=${2:?--kills needs a number}; shift 2 ;;
    --fuzz) export PRISM_FUZZ=${2:?--fuzz needs a number}; shift 2 ;;
    *) echo "'$1' is not understood. There are --soak, --kills N and --fuzz N." >&2; exit 2 ;;
  esac
done

# Hundreds of short processes: code that is measured first, to be made faster later, would never live to see it. Nor is each page of it to be mapped twice.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0

configuration=${CONFIGURATION:-Release}
results="$root/artifacts/test-results"
rm -rf "$results"
dotnet build Prism.Sdk.sln --configuration "$configuration" --verbosity quiet --nologo || exit 1

failed_runs=0
uncounted=0
for project in tests/Prism.Sdk.Tests tests/Prism.Sdk.IntegrationTests samples/TestYourApp; do
  echo "== $project"
  dotnet test --project "$project" --configuration "$configuration" --no-build \
    --report-xunit-trx --report-xunit-trx-filename "$(basename "$project").trx" --results-directory "$results" || failed_runs=1
  grep -aq '<Counters ' "$results/$(basename "$project").trx" 2>/dev/null || { echo "FAILED: $project left no complete results; it counts as one failed test."; uncounted=$((uncounted + 1)); }
done

total() { # sums one counter over all result files
  local sum=0 n
  for n in $(grep -aho "<Counters [^>]*" "$results"/*.trx 2>/dev/null | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n'); do sum=$((sum + n)); done
  echo "$sum"
}
all=$(total total); passed=$(total passed); failed=$(total failed)
skipped=$((all - passed - failed))
failed=$((failed + uncounted))
if [ "$skipped" -gt 0 ]; then
  echo "Skipped, and why:"
  grep -aho 'outcome="NotExecuted"[^>]*\|testName="[^"]*" [^>]*outcome="NotExecuted"' "$results"/*.trx | grep -o 'testName="[^"]*"' | sort -u | sed 's/^/  /'
  grep -ah -A6 'outcome="NotExecuted"' "$results"/*.trx | grep -o '<Message>[^<]*' | sort | uniq -c | sed 's/<Message>/ /'
fi
[ "$all" -gt 0 ] || { echo "No test ran."; failed_runs=1; }
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed_runs" -eq 0 ] && [ "$failed" -eq 0 ]
