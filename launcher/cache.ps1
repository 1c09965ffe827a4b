# Windows: makes the cache of the classes that a start needs. Started in the background by prepare.ps1; start.sh does the same elsewhere.
param([string]$Jdk, [string]$Cache, [string]$ArgumentsFile, [string]$Sample)
$ErrorActionPreference = 'Stop'
# One at a time: the file is held open without sharing, and Windows lets go of it however this ends.
try { $lock = [IO.File]::Open("$Cache.lock", 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] { exit 0 }
try {
    & "$Jdk\bin\java.exe" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC '-Dglasshive.display=present' '-Dglass.platform=Headless' '-Dprism.order=sw' `
        '-Djava.awt.headless=true' '-XX:TieredStopAtLevel=1' '-Dglasshive.start-only=120' "-XX:AOTCacheOutput=$Cache.new" '-Xlog:disable' "@$ArgumentsFile" dev.glasshive.cli.Glasshive $Sample
    if ((Test-Path "$Cache.new") -and (Get-Item "$Cache.new").Length -gt 0) {
        [IO.File]::WriteAllText("$Cache.jdk", $Jdk)
        Move-Item "$Cache.new" $Cache -Force
    }
} finally {
    Remove-Item "$Cache.new", "$Cache.new.config" -Force -ErrorAction SilentlyContinue
    $lock.Dispose()
}
