using System.Text;
using System.Xml.Linq;
using RiskManager.Contracts;

namespace HostAdapter.Tests;

/// <summary>A repository with one fault of the kind that adapters really have.</summary>
internal sealed class FaultyRepository(IAssetRepository inner, HostFault fault) : IAssetRepository, IAsyncDisposable
{
    private ImportBatch? _later;

    public async Task<IReadOnlyCollection<StoredAsset>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = await inner.FindAsync(source, ids, cancellationToken);
        return fault switch
        {
            HostFault.ForgetsTheDnsName => [.. found.Select(asset => asset with { DnsName = null })],
            HostFault.FindsAtMostAThousand => [.. found.Where(asset => ids.Take(1000).Contains(asset.Key.Id))],
            _ => found,
        };
    }

    public async Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        if (fault == HostFault.CommitsAssetByAsset) await ApplyOneByOneAsync(batch, cancellationToken);
        if (fault == HostFault.ReadsTheDocumentLater)
        {
            _later = batch;
            return new AppliedBatch(1, 0, 0, PerimeterCreated: true);
        }

        try
        {
            var token = fault == HostFault.IgnoresCancellation ? CancellationToken.None : cancellationToken;
            var applied = await inner.ApplyAsync(Changed(batch), token);
            return fault == HostFault.CountsUpdatesAsCreated
                ? applied with { Created = applied.Created + applied.Updated, Updated = 0 }
                : applied;
        }
        catch (HostStoreException exception) when (fault == HostFault.LetsItsOwnExceptionsOut)
        {
            throw new InvalidOperationException(exception.Message);
        }
    }

    public IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken) =>
        inner.FindLookAlikesAsync(fault == HostFault.TakesItsOwnAssetsForLookAlikes ? "" : source, runId, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_later is not null) await inner.ApplyAsync(_later, CancellationToken.None);
    }

    private static ImportBatch With(ImportBatch batch, Action<XElement>? change = null, Checkpoint? checkpoint = null)
    {
        ArraySegment<byte>? document = null;
        if (batch.Document is { } original)
        {
            var root = XDocument.Parse(Encoding.UTF8.GetString(original)).Root!;
            change?.Invoke(root);
            document = new ArraySegment<byte>(Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting)));
        }

        return new ImportBatch
        {
            TaskId = batch.TaskId, RunId = batch.RunId, Document = document, Perimeter = batch.Perimeter, Responsible = batch.Responsible,
            Components = batch.Components, Quarantined = batch.Quarantined, Checkpoint = checkpoint ?? batch.Checkpoint,
        };
    }

    private static void Rewrite(IEnumerable<XElement> elements, Func<string, string> rewrite)
    {
        foreach (var element in elements.ToList()) element.Value = rewrite(element.Value);
    }

    private ImportBatch Changed(ImportBatch batch) => fault switch
    {
        HostFault.ForgetsTheCheckpoint => With(batch, checkpoint: batch.Checkpoint with { TaskId = "lost" }),
        HostFault.LeavesEmptyFieldsAsTheyAre =>
            With(batch, root => root.Descendants().Where(element => element.Value.Length == 0).Remove()),
        HostFault.ComparesIdsWithoutCase => With(batch, root => Rewrite(root.Descendants("id"), id => id.ToLowerInvariant())),
        HostFault.CutsLongNames => With(batch, root => Rewrite(root.Descendants("name"), name => name[..Math.Min(name.Length, 255)])),
        _ => batch,
    };

    private async Task ApplyOneByOneAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Document is not { } document) return;
        foreach (var asset in XDocument.Parse(Encoding.UTF8.GetString(document)).Root!.Elements())
        {
            await inner.ApplyAsync(With(batch, root => root.ReplaceNodes(asset)), cancellationToken);
        }
    }
}
