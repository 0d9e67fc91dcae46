using LinqToDB;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Commands.Demo;

/// <summary>Where to look at what the demo imported into the simulated Risk Manager.</summary>
internal static class DemoLinks
{
    /// <summary>An imported asset on the simulated Risk Manager and on the screens; nothing where no Risk Manager is simulated.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(OpenedHost host, Uri screens, CancellationToken cancellationToken)
    {
        if (PlatformLinks.Find(WebConfig.Read(host.Folder)) is not { } platform) return [];
        var found = await host.Database.ReadAsync(
            connection =>
                (from link in connection.GetTable<PlatformAssetRow>()
                 from asset in connection.GetTable<AssetRow>()
                     .InnerJoin(row => row.SourceId == link.SourceId && row.ImportId == link.ImportId)
                 orderby asset.Id
                 select new { asset.Id, asset.Name, link.PlatformId }).FirstOrDefault(),
            cancellationToken);
        return found is null
            ? [$"Risk Manager: {platform.Root}"]
            :
            [
                $"Risk Manager: {platform.Root}",
                $"The asset \"{found.Name}\" there: {platform.Asset(Guid.Parse(found.PlatformId))}",
                $"The asset \"{found.Name}\" on the screens: {new Uri(screens, $"/organization/assets/{found.Id}")}",
            ];
    }
}
