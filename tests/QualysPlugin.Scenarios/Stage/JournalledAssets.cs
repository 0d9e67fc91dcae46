using System.Globalization;
using RiskManager.Contracts;

namespace QualysPlugin.Scenarios.Stage;

/// <summary>
/// Keeps every applied batch in a folder: the import document, and beside it what else it takes to apply it again. So the
/// documents can be compared, and a platform in memory can be brought back after the application's domain is gone.
/// </summary>
internal sealed class JournalledAssets(IAssetRepository inner, string folder) : IAssetRepository
{
    public Task<IReadOnlyCollection<StoredAsset>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        inner.FindAsync(source, ids, cancellationToken);

    public IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken) =>
        inner.FindLookAlikesAsync(source, runId, cancellationToken);

    public async Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var applied = await inner.ApplyAsync(batch, cancellationToken).ConfigureAwait(false);
        var name = Path.Combine(folder, (Directory.GetFiles(folder, "*.batch").Length + 1).ToString("D4", CultureInfo.InvariantCulture));
        if (batch.Document is { } document)
        {
            using var file = File.Create(name + ".xml");
            file.Write(document.Array!, document.Offset, document.Count);
        }

        // Written whole under another name, then renamed: a journal never holds half a batch.
        File.WriteAllLines(name + ".half", [batch.TaskId, batch.RunId, batch.Perimeter ?? "", batch.Checkpoint.State]);
        File.Move(name + ".half", name + ".batch");
        return applied;
    }

    /// <summary>Applies what the folder holds to a platform that is empty.</summary>
    public static async Task ReplayAsync(string folder, IAssetRepository assets)
    {
        foreach (var path in Directory.GetFiles(folder, "*.batch").OrderBy(path => path, StringComparer.Ordinal))
        {
            var lines = File.ReadAllLines(path);
            var document = Path.ChangeExtension(path, ".xml");
            await assets.ApplyAsync(
                new ImportBatch
                {
                    TaskId = lines[0],
                    RunId = lines[1],
                    Perimeter = lines[2].Length == 0 ? null : lines[2],
                    Document = File.Exists(document) ? new ArraySegment<byte>(File.ReadAllBytes(document)) : (ArraySegment<byte>?)null,
                    Checkpoint = new Checkpoint(lines[0], lines[1], string.Join("\n", lines.Skip(3))),
                },
                CancellationToken.None).ConfigureAwait(false);
        }
    }
}
