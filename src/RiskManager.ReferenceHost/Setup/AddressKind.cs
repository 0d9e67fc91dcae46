namespace RiskManager.ReferenceHost.Setup;

/// <summary>Who reaches the site, and how.</summary>
internal enum AddressKind
{
    /// <summary>Browsers of this machine alone, without sign-in.</summary>
    ThisMachine,

    /// <summary>Other machines, over https with a certificate.</summary>
    Certificate,

    /// <summary>Other machines, through a proxy that speaks https.</summary>
    Proxy,
}
