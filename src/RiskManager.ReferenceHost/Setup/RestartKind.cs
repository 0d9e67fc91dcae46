namespace RiskManager.ReferenceHost.Setup;

/// <summary>What started this process, and so what starts it again.</summary>
internal enum RestartKind
{
    /// <summary>A person in a terminal.</summary>
    Terminal,

    /// <summary>A unit of systemd.</summary>
    Systemd,

    /// <summary>The service control manager of Windows.</summary>
    WindowsService,
}
