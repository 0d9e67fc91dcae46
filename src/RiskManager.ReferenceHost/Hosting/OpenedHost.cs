using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Settings.Files;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>The data folder that a command works on, opened.</summary>
internal sealed class OpenedHost : IDisposable
{
    private OpenedHost(string folder, WebConfig webConfig, Database database, TimeProvider clock)
    {
        Folder = folder;
        WebConfig = webConfig;
        Database = database;
        Clock = clock;
    }

    public string Folder { get; }

    /// <summary>Whether there was no database, so that an empty one was made.</summary>
    public bool IsNew { get; private init; }

    public WebConfig WebConfig { get; }

    /// <summary>Warnings about the data folder and its <c>web.config</c>, one sentence each; the host works in spite of them.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. WebConfig.Warnings,
        .. new[] { Folder, WebConfig.KeyFolder() }.Select(DataFolderAccess.FindProblem).OfType<string>(),
    ];

    public Database Database { get; }

    public TimeProvider Clock { get; }

    public static Task<OpenedHost> OpenAsync(string folder, CancellationToken cancellationToken) =>
        OpenAsync(folder, TimeProvider.System, cancellationToken);

    public static async Task<OpenedHost> OpenAsync(string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fullPath = Path.GetFullPath(folder);
        var webConfig = WebConfig.Read(fullPath);
        var options = webConfig.Database();
        var isNew = options.IsMissing;
        return await FolderUse.AttemptAsync(
            fullPath,
            async () => new OpenedHost(fullPath, webConfig, await Database.OpenAsync(options, cancellationToken), clock) { IsNew = isNew });
    }

    /// <summary>
    /// The identity that a task of the command line goes under: that of the configured task of its type and name, where there is
    /// one.
    /// </summary>
    public Task<string> TaskIdAsync(ConfiguredTask task, CancellationToken cancellationToken) =>
        Database.ReadAsync(connection => TaskIdentity.ForName(connection, task.Type.Id, task.Settings.Name), cancellationToken);

    public void Dispose() => Database.Dispose();
}
