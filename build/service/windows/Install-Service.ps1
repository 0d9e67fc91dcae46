<#
.SYNOPSIS
    Installs, upgrades or uninstalls the Windows service risk-manager-connectors. Run it in PowerShell as an administrator.
.DESCRIPTION
    Install copies the folder of this script to Program Files, creates the service under an account of its own and starts it.
    Upgrade stops the service, replaces the program and starts it again; data and configuration stay.
    Uninstall removes service and program. With -RemoveData it removes data, keys and configuration too.
.EXAMPLE
    .\Install-Service.ps1 -Action Install
#>
param(
    [ValidateSet('Install', 'Upgrade', 'Uninstall')]
    [string] $Action = 'Install',
    [string] $Program = (Join-Path $env:ProgramFiles 'risk-manager-connectors'),
    [string] $Data = (Join-Path $env:ProgramData 'risk-manager-connectors'),
    [switch] $RemoveData
)

$ErrorActionPreference = 'Stop'
$name = 'risk-manager-connectors'
$account = "NT SERVICE\$name"

function Test-Installed { $null -ne (Get-Service -Name $name -ErrorAction SilentlyContinue) }

function Invoke-Tool([string] $tool, [string[]] $arguments) {
    & $tool @arguments | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "$tool $arguments failed with exit code $LASTEXITCODE." }
}

# The new program is complete beside the old one before that is moved away, and the old one comes back if anything fails.
function Copy-Program {
    $new = "$Program.new"
    $former = "$Program.former"
    foreach ($folder in $new, $former) { if (Test-Path $folder) { Remove-Item $folder -Recurse -Force } }
    New-Item -ItemType Directory -Path $new -Force | Out-Null
    Copy-Item -Path (Join-Path $PSScriptRoot '*') -Destination $new -Recurse
    if (Test-Path $Program) { Move-Item $Program $former }
    try { Move-Item $new $Program }
    catch {
        if (Test-Path $former) { Move-Item $former $Program }
        throw
    }
    if (Test-Path $former) { Remove-Item $former -Recurse -Force }
}

# Only the account of the service, the system and administrators may read the data.
function Protect-Data {
    New-Item -ItemType Directory -Path $Data -Force | Out-Null
    Invoke-Tool 'icacls' @(
        $Data, '/inheritance:r', '/grant:r', "${account}:(OI)(CI)M", '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F')
}

function Install {
    if (Test-Installed) { throw "The service $name is installed already. Use -Action Upgrade." }
    Copy-Program
    $executable = Join-Path $Program 'RiskManager.ReferenceHost.exe'
    New-Service -Name $name -DisplayName 'Risk Manager connectors' -StartupType Automatic `
        -Description 'Imports assets from Qualys beside Risk Manager.' `
        -BinaryPathName "`"$executable`" serve --data `"$Data`"" | Out-Null
    Invoke-Tool 'sc.exe' @('config', $name, 'obj=', $account)
    Invoke-Tool 'sc.exe' @('sidtype', $name, 'unrestricted')
    Invoke-Tool 'sc.exe' @('failure', $name, 'reset=', '86400', 'actions=', 'restart/10000/restart/60000/restart/300000')
    Protect-Data
    Start-Service -Name $name
    "Installed. Open http://127.0.0.1:5080 on this machine; it leads through the setup."
}

function Upgrade {
    if (-not (Test-Installed)) { throw "The service $name is not installed. Use -Action Install." }
    Stop-Service -Name $name
    try { Copy-Program }
    finally { Start-Service -Name $name }
    "Upgraded. Data and configuration are as they were: $Data"
}

function Uninstall {
    if (Test-Installed) {
        Stop-Service -Name $name
        Invoke-Tool 'sc.exe' @('delete', $name)
    }
    if (Test-Path $Program) { Remove-Item $Program -Recurse -Force }
    if ($RemoveData -and (Test-Path $Data)) { Remove-Item $Data -Recurse -Force }
    if ($RemoveData) { "Uninstalled, data included." } else { "Uninstalled. Data and configuration stay: $Data" }
}

& $Action
