using System.Text;
using Microsoft.Extensions.Time.Testing;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Structure;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>What an import does with the host's store. The fake server's rows say "1" wherever a text or a number is asked for.</summary>
internal static class ImportUse
{
    public static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    private const string Source = "Qualys:platform.example";
    private const string Existing = "a.id, a.hand_edited";

    /// <summary>Batches that create, recreate and update an asset with its component, explanation and custom attributes.</summary>
    public static async Task ApplyAsync(SqlServerStage stage)
    {
        stage.Server.Values["hand_edited"] = 0L;
        await using var assets = new AssetRepository(stage.Database, Clock);

        // The first of its kind: source, run, perimeter and explanation are new.
        stage.Server.Finds = sql => !Has(sql, Existing, "[sources]", "[import_runs]", "[perimeters]", "[explanations]", "[deleted_assets]");
        await assets.ApplyAsync(Batch("1"), CancellationToken.None);

        // A person had deleted the asset.
        stage.Server.Finds = sql => !Has(sql, Existing, "[explanations]");
        await assets.ApplyAsync(Batch("1"), CancellationToken.None);

        // Its identity is no number, so identities are looked for one by one.
        stage.Server.Finds = sql => !Has(sql, "wanted", "[explanations]", "[deleted_assets]");
        await assets.ApplyAsync(Batch("A"), CancellationToken.None);

        // It exists, with a component that a person had deleted.
        stage.Server.Finds = sql => !Has(sql, "[explanations]");
        await assets.ApplyAsync(Batch("1"), CancellationToken.None);
        await assets.ApplyAsync(
            new ImportBatch { TaskId = "task", RunId = "run", Fingerprints = new Dictionary<AssetKey, long> { [Key("1")] = -5 }, Checkpoint = new Checkpoint("task", "run", "state") },
            CancellationToken.None);
    }

    /// <summary>A large first import goes without the indices of the lists until its end.</summary>
    public static async Task SuspendAsync(SqlServerStage stage)
    {
        stage.Server.Finds = _ => false;
        await stage.Database.WriteAsync(
            connection =>
            {
                stage.Database.SuspendListIndexes(connection, 1000);
                return true;
            },
            CancellationToken.None);
        Assert.DoesNotContain("assets_by_name", stage.Server.Schema.Indexes.Select(index => index.Name));
        await stage.Database.BuildListIndexesAsync(CancellationToken.None);
        Assert.Contains("assets_by_name", stage.Server.Schema.Indexes.Select(index => index.Name));
    }

    /// <summary>Everything that an import asks.</summary>
    public static async Task AskAsync(SqlServerStage stage)
    {
        foreach (var finds in new[] { false, true })
        {
            stage.Server.Finds = _ => finds;
            stage.Server.Values["parent_id"] = DBNull.Value;
            await using var assets = new AssetRepository(stage.Database, Clock);
            await using var components = new ComponentRepository(stage.Database);
            await using var fingerprints = new FingerprintRepository(stage.Database);
            var checkpoints = new CheckpointRepository(stage.Database);
            await assets.FindAsync(Source, ["1", "2"], CancellationToken.None);
            await components.FindAsync(Source, ["1", "2"], CancellationToken.None);
            await fingerprints.FindRangeAsync(Source, "1", "2", 10, CancellationToken.None);
            await checkpoints.FindAsync("task", CancellationToken.None);
            await checkpoints.RemoveAsync("task", CancellationToken.None);
            var states = new TaskStates(stage.Database);
            await states.SaveAsync("task", "state", CancellationToken.None);
            await states.FindAsync("task", CancellationToken.None);
            await states.SaveAsync("task", null, CancellationToken.None);
            await foreach (var pair in assets.FindLookAlikesAsync(Source, "run", CancellationToken.None)) Assert.AreEqual("1", pair.Key.Id);
            await foreach (var knowledgeBase in new KnowledgeBases(stage.Database).ListWithCpeNamesAsync(CancellationToken.None)) Assert.AreEqual("1", knowledgeBase.Id);
            await new CustomAttributes(stage.Database).CountBlankRequiredAsync(Source, CancellationToken.None);
            await new People(stage.Database).CountByNameAsync("Ana", CancellationToken.None);
            await new Perimeters(stage.Database).FindByNameAsync("Data center", CancellationToken.None);
        }
    }

    private static bool Has(string sql, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (sql.Contains(part, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static AssetKey Key(string id) => new(Source, id);

    private static ImportBatch Batch(string id)
    {
        var attributes = "<attributes><attribute name=\"dnsName\">srv.example</attribute><attribute name=\"Business owner\">Ana</attribute><attribute name=\"Cost center\"></attribute></attributes>";
        var asset = $"<asset><source>{Source}</source><id>{id}</id><name>SRV</name><type>Technology</type><responsible>Ana</responsible>{attributes}</asset>";
        var explanation = new AssetExplanation { NameRule = "rule", Fields = [new FieldOrigin("name", "DNS")] };
        return new ImportBatch
        {
            TaskId = "task",
            RunId = "run",
            Document = new ArraySegment<byte>(Encoding.UTF8.GetBytes($"<assets>{asset}</assets>")),
            Perimeter = "Data center",
            Responsible = "Ana",
            Components = [new StoredComponent(Key(id), "1", "Windows", "cpe:2.3:o:microsoft:windows:*:*:*:*:*:*:*:*", "1")],
            Explanations = [new ExplainedAsset(Key(id), explanation)],
            Fingerprints = new Dictionary<AssetKey, long> { [Key(id)] = 5 },
            Quarantined = [new QuarantinedRecord("9", "no address", "<HOST/>")],
            Checkpoint = new Checkpoint("task", "run", "state"),
        };
    }
}
