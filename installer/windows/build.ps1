<#
.SYNOPSIS
    Builds the desk for Windows: a per-user .msi with its own runtime, no administrator needed.
.DESCRIPTION
    Thin on purpose: modules and options are those of Linux (installer/common). Needs a JDK 25 in JAVA_HOME, Maven on
    the PATH and the WiX toolset. Leaves target\installer\sixin-station-<version>.msi.
.PARAMETER ImageOnly
    Stops before the .msi: the program's folder alone.
#>
[CmdletBinding()]
param(
    [switch]$ImageOnly
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$root = Resolve-Path (Join-Path $PSScriptRoot '..\..')
$out = Join-Path $root 'target\installer'
$common = Join-Path $root 'installer\common'

function Invoke-Tool {
    param(
        [Parameter(Mandatory)][string]$Path,
        [Parameter(Mandatory)][string[]]$Arguments
    )
    & $Path @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Path ended with $LASTEXITCODE"
    }
}

function Get-Jar {
    param([Parameter(Mandatory)][string]$Folder)
    (Get-ChildItem -Path $Folder -Filter '*.jar' | ForEach-Object { $_.FullName }) -join ';'
}

$pom = [xml](Get-Content -Path (Join-Path $root 'pom.xml') -Encoding UTF8)
$version = $pom.project.version
$bin = Join-Path $env:JAVA_HOME 'bin'

if (Test-Path -Path $out) {
    Remove-Item -Path $out -Recurse -Force
}
New-Item -ItemType Directory -Path "$out\input", "$out\javafx" -Force | Out-Null

Push-Location -Path $root
try {
    Invoke-Tool -Path 'mvn' -Arguments @('-B', '-q', '-Dmaven.test.skip=true', 'package', 'dependency:copy-dependencies',
        'cyclonedx:makeBom', '-DincludeScope=runtime', "-DoutputDirectory=$out\lib")
} finally {
    Pop-Location
}
# The bill's plugin takes the folder for its own.
Move-Item -Path "$out\lib\bom.xml" -Destination "$root\target\bom.xml" -Force
Move-Item -Path "$out\lib\javafx-*.jar" -Destination "$out\javafx"
New-Item -ItemType Directory -Path "$out\tools" | Out-Null
Copy-Item -Path "$out\lib\asm-*.jar" -Destination "$out\tools"
Get-Content -Path "$common\city-only" -Encoding UTF8 | Where-Object { $_ -notmatch '^#' } |
    ForEach-Object { Remove-Item -Path "$out\lib\$_" }
Copy-Item -Path "$root\target\sixin-station-$version.jar" -Destination "$out\input\sixin-station.jar"
Invoke-Tool -Path "$bin\java" -Arguments @('-cp', (Get-Jar -Folder "$out\tools"), "$common\Slim.java", "$out\lib",
    "$out\input\sixin-station.jar", $common)
Invoke-Tool -Path "$bin\java" -Arguments @("$common\Licences.java", "$root\target\bom.xml",
    "$common\licences", "$out\licences", "$out\lib", "$out\javafx")
Copy-Item -Path "$out\lib\*.jar" -Destination "$out\input"

$without = (Get-Content -Path "$common\runtime-without" -Encoding UTF8 | Where-Object { $_ -notmatch '^#' }) -join ','
$modules = (Get-Content -Path "$common\modules" -Encoding UTF8 | Where-Object { $_ -notmatch '^#' }) -join ','
Invoke-Tool -Path "$bin\jlink" -Arguments @('--module-path', (Get-Jar -Folder "$out\javafx"), '--add-modules', $modules,
    '--include-locales', 'zh', '--strip-java-debug-attributes', '--no-header-files', '--no-man-pages', '--compress', 'zip-9',
    '--exclude-resources', $without, '--exclude-files', $without, '--output', "$out\runtime")

$shared = @("@$common\jpackage.args", '--app-version', $version, '--input', "$out\input",
    '--runtime-image', "$out\runtime", '--app-content', "$out\licences", '--dest', "$out\image",
    '--add-launcher', "sixin-console=$root\installer\windows\console.properties")
Invoke-Tool -Path "$bin\jpackage" -Arguments ($shared + @('--type', 'app-image'))

# The same rehearsals as on Linux: every page once, then what a morning begins with, which is kept for quick starts.
$app = "$out\image\sixin-station\app"
$cfg = Get-Content -Path "$app\sixin-station.cfg" -Encoding UTF8
$classPath = ($cfg | Where-Object { $_ -like 'app.classpath=*' } |
        ForEach-Object { $_.Substring(14).Replace('$APPDIR', $app) }) -join ';'
$options = @($cfg | Where-Object { $_ -like 'java-options=*' -and $_ -notlike '*AOTCache*' } |
        ForEach-Object { $_.Substring(13) })
$data = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid()))
try {
    $java = "$out\image\sixin-station\runtime\bin\java"
    $play = $options + @('-cp', $classPath, 'cn.sixin.app.Rehearsal', $data.FullName)
    Invoke-Tool -Path $java -Arguments $play
    Invoke-Tool -Path $java -Arguments (
        @("-XX:AOTCacheOutput=$app\sixin.aot", '-XX:-AOTRecordTraining') + $play + @('start'))
} finally {
    Remove-Item -Path $data -Recurse -Force
}

if (-not $ImageOnly) {
    Invoke-Tool -Path "$bin\jpackage" -Arguments @("@$root\installer\windows\msi.args", '--app-version', $version,
        '--app-image', "$out\image\sixin-station", '--dest', $out,
        '--file-associations', "$root\installer\windows\package.properties")
}
