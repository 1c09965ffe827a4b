# Windows: finds or fetches a JDK, builds what changed, and prints the JDK's folder as its only line of standard output.
# The same steps as jdk.sh and build.sh. Written for Windows PowerShell 5.1, which every Windows has.
param([string]$Command = '')
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
[Console]::OutputEncoding = [Text.Encoding]::Default

$root = Split-Path -Parent $PSScriptRoot
$minimum = 25
$cache = Join-Path $env:LOCALAPPDATA 'glasshive'
$stamp = Join-Path $root 'app\target\start\glasshive.stamp'
$classpathFile = Join-Path $root 'app\target\start\classpath.txt'
$argumentsFile = Join-Path $root 'app\target\start\glasshive.args'
$classCache = Join-Path $root 'app\target\start\glasshive.aot'
$classCacheSample = Join-Path $root 'assets\src\main\resources\glasshive\programs\count_protocols\count_protocols.o'

function Say($words) { [Console]::Error.WriteLine("glasshive: $words") }
function Stop-With($words) { Say $words; exit 69 }

# A folder with java and javac whose version is at least the minimum, by its `release` file.
function Test-Jdk($folder) {
    if (-not $folder -or -not (Test-Path "$folder\bin\java.exe") -or -not (Test-Path "$folder\bin\javac.exe")) { return $false }
    $line = Get-Content "$folder\release" -ErrorAction SilentlyContinue | Where-Object { $_ -match '^JAVA_VERSION="(\d+)' } | Select-Object -First 1
    return [bool]($line -match '^JAVA_VERSION="(\d+)' -and [int]$Matches[1] -ge $minimum)
}

function Find-Jdk {
    $places = @($env:JAVA_HOME)
    $javac = Get-Command javac.exe -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($javac) { $places += Split-Path -Parent (Split-Path -Parent $javac.Source) }
    foreach ($folder in "$env:ProgramFiles\Eclipse Adoptium", "$env:ProgramFiles\Java", "$env:ProgramFiles\Microsoft", "$env:ProgramFiles\Zulu",
            "$env:ProgramFiles\Amazon Corretto", "$env:ProgramFiles\BellSoft", "$env:LOCALAPPDATA\Programs\Eclipse Adoptium",
            "$env:USERPROFILE\.jdks", "$env:USERPROFILE\scoop\apps", "$env:USERPROFILE\.sdkman\candidates\java", $cache) {
        foreach ($place in @(Get-ChildItem $folder -Directory -ErrorAction SilentlyContinue)) {
            $places += $place.FullName
            $places += Join-Path $place.FullName 'current'
        }
    }
    foreach ($place in $places) { if (Test-Jdk $place) { return $place } }
}

function Get-Jdk {
    $remedy = "Or install any JDK $minimum or newer yourself (https://adoptium.net/temurin/releases) and set JAVA_HOME to its folder."
    $base = if ($env:GLASSHIVE_ADOPTIUM) { $env:GLASSHIVE_ADOPTIUM } else { 'https://api.adoptium.net' }
    $architecture = if ($env:PROCESSOR_ARCHITECTURE -eq 'ARM64') { 'aarch64' } else { 'x64' }
    Say "no JDK $minimum or newer found; fetching Temurin $minimum (about 140 MB, once) into $cache"
    $parts = Join-Path $cache "fetch.$PID"
    New-Item -ItemType Directory -Force $parts | Out-Null
    try {
        try {
            $package = @(Invoke-RestMethod "$base/v3/assets/latest/$minimum/hotspot?architecture=$architecture&image_type=jdk&os=windows&vendor=eclipse")[0].binary.package
            Invoke-WebRequest $package.link -OutFile "$parts\jdk.zip" -UseBasicParsing
        } catch {
            Stop-With "cannot fetch a JDK from $base ($($_.Exception.Message)): check the network, then try again. $remedy"
        }
        if ((Get-FileHash "$parts\jdk.zip" -Algorithm SHA256).Hash -ne $package.checksum) {
            Stop-With "the download of $($package.link) does not match its SHA-256 and was deleted: try again. $remedy"
        }
        New-Item -ItemType Directory "$parts\jdk" | Out-Null
        & "$env:SystemRoot\System32\tar.exe" -xf "$parts\jdk.zip" -C "$parts\jdk"
        $unpacked = @(Get-ChildItem "$parts\jdk" -Directory | Where-Object { Test-Jdk $_.FullName })
        if ($unpacked.Count -eq 0) { Stop-With "what $($package.link) unpacks to is no JDK $minimum or newer. $remedy" }
        $jdk = Join-Path $cache "jdk-$minimum"
        if (-not (Test-Jdk $jdk)) {
            # A rename, so that a folder of that name is always whole.
            if (Test-Path $jdk) { Move-Item $jdk "$parts\damaged" }
            Move-Item $unpacked[0].FullName $jdk
        }
        return $jdk
    } finally {
        Remove-Item -Recurse -Force $parts -ErrorAction SilentlyContinue
    }
}

function Test-Stale {
    if (-not (Test-Path $stamp) -or -not (Test-Path $argumentsFile) -or (Get-Content $stamp -Encoding UTF8 | Select-Object -First 1) -ne $root) { return $true }
    $built = (Get-Item $stamp).LastWriteTimeUtc
    $sources = @(Get-Item "$root\pom.xml", "$root\*\pom.xml")
    foreach ($module in 'assets', 'engine', 'lessons', 'app') {
        $sources += @(Get-ChildItem "$root\$module\src\main" -Recurse -ErrorAction SilentlyContinue)
    }
    if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { return $true }
    $entries = (Get-Content $classpathFile -Encoding UTF8 -ErrorAction SilentlyContinue | Select-Object -First 1) -split ';'
    return [bool]($entries | Where-Object { -not (Test-Path -LiteralPath $_) } | Select-Object -First 1)
}

function Invoke-Build {
    $started = (Get-Date).ToUniversalTime()
    Say 'building (the first time fetches the libraries, about 150 MB, and takes some minutes)'
    Push-Location $root
    & "$root\mvnw.cmd" -q -B -Pstart -pl app -am "-Dmaven.test.skip=true" package | ForEach-Object { [Console]::Error.WriteLine($_) }
    $result = $LASTEXITCODE
    Pop-Location
    if ($result -ne 0) { Stop-With 'the build failed; the lines above say why. For more of them: mvnw.cmd -Pstart package' }
    $libraries = Get-Content $classpathFile -Encoding UTF8 | Select-Object -First 1
    # This project's own classes as a jar of the version that the others have, since Java caches no classes that lie in a folder.
    $own = "$root\app\target\start\glasshive-app-" + ($libraries -replace '(?s)^.*?glasshive-engine-(.*?)\.jar.*$', '$1') + '.jar'
    if (-not (Test-Path -LiteralPath $own)) { $own = "$root\app\target\start\classes" }
    $classpath = "$own;$libraries"
    # Java reads argument files in the system's own code page, and takes a backslash for an escape.
    [IO.File]::WriteAllText($argumentsFile, "-cp ""$($classpath.Replace('\', '/'))""", [Text.Encoding]::Default)
    [IO.File]::WriteAllText($stamp, $root)
    (Get-Item $stamp).LastWriteTimeUtc = $started
}

# One build at a time: the file is held open without sharing, and Windows lets go of it however this ends.
function Lock-Build {
    New-Item -ItemType Directory -Force "$root\target" | Out-Null
    $said = $false
    while ($true) {
        try { return [IO.File]::Open("$root\target\build.lock", 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] {
            if (-not $said) { Say 'waiting for the build that another start is doing'; $said = $true }
            Start-Sleep -Seconds 1
        }
    }
}

# Whether a call with this first argument draws a window.
function Test-Draws {
    if ($env:GLASSHIVE_DISPLAY -eq 'none') { return $false }
    return $Command -notin 'run', 'verify', 'compare', 'asm', 'disasm', 'inspect', 'conformance', 'conformance-plugin', 'lesson', 'bench',
        'test', 'help', '-h', '--help', '-V', '--version'
}

# Java starts twice as fast with a cache of the classes that a start needs. It is made in the background by a start of which nobody sees anything,
# once after each build; until then, and where that fails, everything works without it. GLASSHIVE_CLASS_CACHE=none keeps it from being made.
function Start-ClassCache {
    if ($env:GLASSHIVE_CLASS_CACHE -eq 'none') { return }
    $madeBy = Get-Content "$classCache.jdk" -Encoding UTF8 -ErrorAction SilentlyContinue | Select-Object -First 1
    if ((Test-Path $classCache) -and (Get-Item $classCache).LastWriteTimeUtc -gt (Get-Item $stamp).LastWriteTimeUtc -and $madeBy -eq $jdk) { return }
    # A window that is open holds the old one; then it stays until the next start.
    Remove-Item $classCache -Force -ErrorAction SilentlyContinue
    $worker = Join-Path $PSScriptRoot 'cache.ps1'
    $arguments = '-NoProfile -ExecutionPolicy Bypass -File "{0}" "{1}" "{2}" "{3}" "{4}"' -f $worker, $jdk, $classCache, $argumentsFile, $classCacheSample
    (Start-Process powershell -ArgumentList $arguments -WindowStyle Hidden -PassThru).PriorityClass = 'Idle'
}

$jdk = Find-Jdk
if (-not $jdk) { $jdk = Get-Jdk }
$env:JAVA_HOME = $jdk
if ($Command -eq 'test') {
    New-Item -ItemType Directory -Force "$root\target" | Out-Null
    [IO.File]::WriteAllText("$root\target\build.started", '')
} elseif (Test-Stale) {
    $lock = Lock-Build
    try { if (Test-Stale) { Invoke-Build } } finally { $lock.Dispose() }
}
if (Test-Draws) { try { Start-ClassCache } catch { Say "no class cache ($($_.Exception.Message)); starts take longer" } }
[Console]::Out.WriteLine($jdk)
