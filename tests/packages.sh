#!/usr/bin/env bash
# A stranger's first hour: a console app, a web app and the tool, made from the packed files in artifacts/package/release alone, and run.
# Run eng/pack.sh before. Other packages come from the machine's own feed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
feed=$PWD/artifacts/package/release
fail() { echo "FAILED: $*"; exit 1; }
version=$(ls "$feed"/Prism.Sdk.[0-9]*.nupkg 2>/dev/null | sed 's/.*Prism\.Sdk\.\([0-9].*\)\.nupkg/\1/') || true
[ -n "$version" ] || fail "no packages; run eng/pack.sh"

# What a package must hold, and how many it stands on.
for package in "$feed"/*.nupkg; do
  list=$(unzip -Z1 "$package")
  for need in README.md icon.png _manifest/; do grep -q "^$need" <<<"$list" || fail "$(basename "$package") holds no $need"; done
  nuspec=$(unzip -p "$package" '*.nuspec')
  grep -q '<license type="expression">MIT' <<<"$nuspec" || fail "$(basename "$package") names no licence"
  direct=$(grep -c '<dependency ' <<<"$nuspec")
  [ "$direct" -le 10 ] || fail "$(basename "$package") stands on $direct packages"
  case "$package" in *Tool*) ;; *) grep -q '^lib/net10.0/.*\.xml$' <<<"$list" || fail "$(basename "$package") holds no XML docs"; [ -f "${package%.nupkg}.snupkg" ] || fail "no symbols beside $(basename "$package")" ;; esac
  echo "$(basename "$package"): $direct direct dependencies, $(du -k "$package" | cut -f1) KB"
done

# Packages of our own are restored into a folder of this run: the version does not change while we work.
work=$(mktemp -d)
web=
trap '[ -n "$web" ] && kill "$web" 2>/dev/null; rm -rf "$work"' EXIT
export NUGET_PACKAGES="$work/packages"
home=${HOME:-/root}/.nuget/packages
[ -d "$home" ] && export NUGET_FALLBACK_PACKAGES="$home"
cat >"$work/nuget.config" <<XML
<configuration>
  <packageSources><add key="packed" value="$feed" /></packageSources>
  <config><add key="signatureValidationMode" value="accept" /></config>
</configuration>
XML
cp global.json "$work" 2>/dev/null
cd "$work"

echo "== A console app"
dotnet new console -o Cards >/dev/null || fail "dotnet new console"
(cd Cards && dotnet add package Prism.Sdk --version "$version" >/dev/null && dotnet add package Prism.Sdk.Emulator --version "$version" >/dev/null) || fail "dotnet add package"
cat >Cards/Program.cs <<'CS'
using Microsoft.Extensions.DependencyInjection;
using Prism.Sdk;
using Prism.Sdk.Emulator;

await using var emulator = await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60 });
var services = new ServiceCollection();
services.AddPrism().UseEmulator(emulator);
await using var provider = services.BuildServiceProvider();
var film = await provider.GetRequiredService<IVideoPipeline>().CreateVideoAsync(args[0]);
Console.WriteLine($"{film.Path}: {film.Duration.TotalSeconds:0.0} s, {film.Cost}");
CS
dotnet build Cards -c Release --nologo -v q -warnaserror || fail "the console app does not build"
for text in "A cat walks in the rain. It finds a warm kitchen." "一只橘猫在雨夜的街头散步。它找到了温暖的厨房。"; do
  line=$(dotnet Cards/bin/Release/net10.0/Cards.dll "$text" | tail -n 1)
  ffprobe -v error "${line%%: *}" || fail "no film of '$text': $line"
  echo "$line"
done

echo "== A web app"
dotnet new web -o Site >/dev/null || fail "dotnet new web"
(cd Site && dotnet add package Prism.Sdk --version "$version" >/dev/null && dotnet add package Prism.Sdk.Emulator --version "$version" >/dev/null) || fail "dotnet add package"
cat >Site/Program.cs <<'CS'
using Prism.Sdk;
using Prism.Sdk.Emulator;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPrism().UseEmulator(await PrismEmulator.StartAsync(new PrismEmulatorOptions { Speed = 60 }));
builder.Services.AddHealthChecks().AddPrism();
var app = builder.Build();
app.MapHealthChecks("/health");
app.MapPost("/films", async (string text, IVideoPipeline pipeline) => (await pipeline.StartAsync(new VideoRequest { Text = text })).Id);
app.MapGet("/films/{id}", async (string id, IVideoPipeline pipeline) => (await pipeline.GetJobAsync(id))?.Status.ToString());
app.Run();
CS
dotnet build Site -c Release --nologo -v q -warnaserror || fail "the web app does not build"
(cd Site && exec dotnet bin/Release/net10.0/Site.dll --urls http://127.0.0.1:5187) >site.log 2>&1 &
web=$!
get() { curl -sS --noproxy '*' --max-time 20 "$@"; }
for _ in $(seq 100); do [ "$(get http://127.0.0.1:5187/health 2>/dev/null)" = Healthy ] && break; sleep 0.2; done
id=$(get -X POST "http://127.0.0.1:5187/films?text=A%20cat%20walks.") || { cat site.log; fail "the web app does not answer"; }
for _ in $(seq 300); do status=$(get "http://127.0.0.1:5187/films/$id"); [ "$status" = Running ] || break; sleep 0.2; done
[ "$status" = Completed ] || { tail -n 20 site.log; fail "the web app's film ended as '$status'"; }
echo "Film $id: $status"

echo "== The tool"
dotnet tool install Prism.Sdk.Emulator.Tool --version "$version" --tool-path tools --configfile nuget.config >/dev/null || fail "dotnet tool install"
./tools/prism-emulator --help | grep -q "prism-emulator \[--port" || fail "prism-emulator --help"
timeout 10 ./tools/prism-emulator --port 0 >tool.log 2>&1
grep -q "The emulator listens at http://127.0.0.1:" tool.log || { cat tool.log; fail "prism-emulator does not start"; }
head -n 1 tool.log
echo "The packages work on their own."
