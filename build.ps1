# Restores, builds, tests and packages. Each step is one dotnet line; run it alone with -Step.
param(
    [ValidateSet('All', 'Restore', 'Build', 'Test', 'Package')]
    [string] $Step = 'All',
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'

function Invoke-Step([string] $name, [string[]] $arguments) {
    if ($Step -ne 'All' -and $Step -ne $name) { return }
    & dotnet @arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

Invoke-Step 'Restore' @('restore', "$PSScriptRoot/QualysPlugin.sln")
Invoke-Step 'Build' @('build', "$PSScriptRoot/QualysPlugin.sln", '--no-restore', '--configuration', $Configuration)
Invoke-Step 'Test' @('test', "$PSScriptRoot/QualysPlugin.sln", '--no-build', '--configuration', $Configuration)
Invoke-Step 'Package' @('msbuild', "$PSScriptRoot/src/QualysPlugin", '-t:PackagePlugin', "-p:Configuration=$Configuration")
