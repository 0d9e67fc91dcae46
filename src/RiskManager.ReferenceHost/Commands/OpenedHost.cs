using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Commands;

/// <summary>The data folder that a command works on, opened.</summary>
internal sealed class OpenedHost : IDisposable
{
    private OpenedHost(string folder, WebConfig webConfig, Database database)
    {
        Folder = folder;
        WebConfig = webConfig;
        Database = database;
    }

    public string Folder { get; }

    public WebConfig WebConfig { get; }

    public Database Database { get; }

    public TimeProvider Clock { get; } = TimeProvider.System;

    public static async Task<OpenedHost> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var fullPath = Path.GetFullPath(folder);
        var webConfig = WebConfig.Read(fullPath);
        return new OpenedHost(fullPath, webConfig, await Database.OpenAsync(webConfig.Database(), cancellationToken));
    }

    public void Dispose() => Database.Dispose();
}
