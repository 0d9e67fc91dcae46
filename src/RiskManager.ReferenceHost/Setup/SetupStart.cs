using LinqToDB;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>What the setup has to know about the start of this process.</summary>
/// <param name="WebConfig">The configuration that the process started with.</param>
/// <param name="Leads">Whether the first page leads to the setup.</param>
/// <param name="IsInMenu">Whether the menu offers the setup to administrators.</param>
internal sealed record SetupStart(WebConfig WebConfig, bool Leads, bool IsInMenu)
{
    /// <summary>Whether the command line says where to listen, whatever <c>web.config</c> says.</summary>
    public bool IsAddressOrdered { get; init; }

    /// <summary>The setup waits in the menu.</summary>
    public static SetupStart Offered(WebConfig webConfig) => new(webConfig, false, true);

    /// <summary>A demonstration has no use for it.</summary>
    public static SetupStart Hidden(WebConfig webConfig) => new(webConfig, false, false);

    /// <summary>
    /// Leads where nobody has configured anything yet, and afterwards until a person ends the setup. An installation that was configured in
    /// another way never leads.
    /// </summary>
    public static async Task<SetupStart> DecideAsync(
        string folder, WebConfig webConfig, Database database, CancellationToken cancellationToken)
    {
        var progress = new SetupProgress(new HostFolder(folder));
        if (!progress.HasBegun && (webConfig.IsConfigured || await HasDataAsync(database, cancellationToken)))
            return Offered(webConfig);
        if (!progress.HasBegun) progress.Begin();
        return new SetupStart(webConfig, progress.Leads, true);
    }

    private static Task<bool> HasDataAsync(Database database, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.GetTable<AccountRow>().Any() || connection.GetTable<TaskRow>().Any()
            || connection.GetTable<RunRow>().Any(),
        cancellationToken);
}
