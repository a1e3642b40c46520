# Makes a film of a text on this machine, with no key: .\samples\quickstart.ps1 "your text" (--help for more).
# Needs the .NET 10 SDK. Installs ffmpeg by winget when it is missing, and asks first.
$ErrorActionPreference = "Stop"
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    Write-Error "The .NET 10 SDK is missing. Run: winget install Microsoft.DotNet.SDK.10"
    exit 2
}
if (-not (Get-Command ffmpeg -ErrorAction SilentlyContinue)) {
    Write-Host "ffmpeg is missing. To be run: winget install --id Gyan.FFmpeg"
    if ([Environment]::UserInteractive -and (Read-Host "Run it now? [Y/n]") -match "^[nN]") { exit 2 }
    winget install --id Gyan.FFmpeg --accept-source-agreements --accept-package-agreements
    $env:Path = [Environment]::GetEnvironmentVariable("Path", "Machine") + ";" + [Environment]::GetEnvironmentVariable("Path", "User")
}
$env:QUICKSTART_COMMAND = ".\samples\quickstart.ps1"
dotnet run --project "$PSScriptRoot\QuickStart" --configuration Release --verbosity quiet -- @args
exit $LASTEXITCODE
