using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Structure;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>What people look at and do in the organization.</summary>
internal static class OrganizationUse
{
    private const string Account = "Ana";

    private static readonly AssetKey Key = new("Qualys:platform.example", "1");

    public static async Task LookAsync(SqlServerStage stage)
    {
        stage.Server.Values["parent_id"] = DBNull.Value;
        stage.Server.Values["text"] = DBNull.Value;
        foreach (var finds in new[] { false, true })
        {
            stage.Server.Finds = _ => finds;
            await SearchAsync(new AssetSearch(stage.Database));
            await AuditAsync(stage);
            await AssetDetails.FindAsync(stage.Database, 1, CancellationToken.None);
            await new PerimeterTree(stage.Database).ReadAsync(CancellationToken.None);
            var definitions = new AttributeDefinitions(stage.Database);
            await definitions.TypesAsync(CancellationToken.None);
            await definitions.ListAsync(CancellationToken.None);
            var library = new KnowledgeBaseLibrary(stage.Database);
            await library.FindAsync("windows", "WIN.000100", CancellationToken.None);
            await library.ListAsync(CancellationToken.None);
            await library.GetAsync("WIN.000100", CancellationToken.None);
            using var counts = new OperatingSystemCounts(stage.Database, ImportUse.Clock);
            await counts.ReadAsync(CancellationToken.None);
            await foreach (var asset in AssetListing.StreamAsync(stage.Database, CancellationToken.None)) Assert.AreEqual("1", asset.Name);
        }

        await AssetOrigins.ExplainAsync(stage.Database, Key, CancellationToken.None);
    }

    public static async Task WorkAsync(SqlServerStage stage)
    {
        stage.Server.Finds = _ => true;
        var people = new AssetHandwork(stage.Database, ImportUse.Clock, Account);
        await people.MoveAsync(Key, "Head office", CancellationToken.None);
        await people.MoveAsync(1, 1, CancellationToken.None);
        await people.CopyAsync(Key, CancellationToken.None);
        await people.EditAsync(Key, new AssetEdit("SRV", "srv.example"), CancellationToken.None);
        await people.DeleteComponentAsync(Key, "Windows", CancellationToken.None);
        await people.DeleteAsync(Key, CancellationToken.None);

        var belongings = new AssetBelongings(stage.Database, ImportUse.Clock, Account);
        await belongings.AddComponentAsync(1, "WIN.000100", CancellationToken.None);
        await belongings.DeleteComponentAsync(1, "1", CancellationToken.None);
        await belongings.SetValueAsync(1, 1, "Ana", CancellationToken.None);
        await new KnowledgeBaseHandwork(stage.Database, ImportUse.Clock, Account).RemoveCpeNameAsync("WIN.000100", "cpe:/o:a:b", CancellationToken.None);
        await new AttributeHandwork(stage.Database, ImportUse.Clock, Account).SetRequiredAsync(1, false, CancellationToken.None);
        await MakeAsync(stage);
    }

    private static async Task MakeAsync(SqlServerStage stage)
    {
        // What is made must not be there yet, and what is deleted must hold nothing.
        stage.Server.Finds = sql => !sql.Contains("EXISTS", StringComparison.Ordinal);
        var perimeters = new PerimeterHandwork(stage.Database, ImportUse.Clock, Account);
        await perimeters.CreateAsync(1, "Branch", CancellationToken.None);
        await perimeters.CreateAsync(null, "Branch", CancellationToken.None);
        await perimeters.RenameAsync(1, "Branch", CancellationToken.None);
        await perimeters.DeleteAsync(1, CancellationToken.None);
        await new AttributeHandwork(stage.Database, ImportUse.Clock, Account).AddAsync(1, "Owner", "Text", true, CancellationToken.None);
        var library = new KnowledgeBaseHandwork(stage.Database, ImportUse.Clock, Account);
        await library.CreateAsync("WIN.000999", "Windows", CancellationToken.None);
        await library.AddCpeNameAsync("WIN.000999", "cpe:/o:microsoft:windows", CancellationToken.None);
    }

    private static async Task SearchAsync(AssetSearch search)
    {
        foreach (var column in Enum.GetValues<AssetColumn>())
        {
            foreach (var descending in new[] { false, true })
            {
                await search.FindAsync(new AssetQuery([1, 2], column, null, descending), CancellationToken.None);
                await search.FindAsync(new AssetQuery([1], column, "SRV", descending, new AssetPosition("srv1", 7)), CancellationToken.None);
            }

            await search.CountAsync(new AssetQuery([1, 2], column, "SRV"), CancellationToken.None);
        }
    }

    private static async Task AuditAsync(SqlServerStage stage)
    {
        var audit = new AuditLog(stage.Database);
        await audit.FindAsync(new AuditFilter(null, null, null, null, null), null, CancellationToken.None);
        await audit.FindAsync(new AuditFilter("Asset", "Organization", "ana", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)), 100, CancellationToken.None);

        // Each module is looked for after the one before: a server that always has one would go on for ever.
        stage.Server.Finds = Once(stage.Server.Finds);
        await audit.ModulesAsync(CancellationToken.None);
    }

    private static Func<string, bool> Once(Func<string, bool> finds)
    {
        var found = false;
        return sql =>
        {
            if (!sql.Contains("[module]", StringComparison.Ordinal)) return finds(sql);
            var first = finds(sql) && !found;
            found = true;
            return first;
        };
    }
}
