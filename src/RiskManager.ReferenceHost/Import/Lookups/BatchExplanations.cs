using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import.Lookups;

/// <summary>
/// Stores why the assets of a batch have their values (R28). Each distinct explanation is stored once, so a million assets cost a
/// number each.
/// </summary>
internal sealed class BatchExplanations(Database database, DataConnection connection, ImportBatch batch, IdCache ids)
{
    /// <summary>The lock of transactions that add explanations.</summary>
    private const string LockKey = "import/explanations";

    /// <summary>Gives the assets of the document the numbers of their explanations.</summary>
    public void Assign(IReadOnlyList<DocumentAsset> assets)
    {
        if (batch.Explanations.Count == 0) return;
        LoadNumbers();
        if (!AssignInOrder(assets)) AssignByKey(assets);
    }

    private void LoadNumbers()
    {
        var hashes = new Dictionary<AssetExplanation, string>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, explanation) in batch.Explanations)
        {
            if (ids.FindExplanation(explanation) is not null || hashes.ContainsKey(explanation)) continue;
            var text = JsonSerializer.Serialize(explanation);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            hashes[explanation] = hash;
            texts[hash] = text;
        }

        if (texts.Count == 0) return;
        var numbers = Numbers(texts);
        foreach (var (explanation, hash) in hashes) ids.AddExplanation(explanation, numbers[hash]);
    }

    /// <summary>Explanations are usually in the order of the document; false when they are not.</summary>
    private bool AssignInOrder(IReadOnlyList<DocumentAsset> assets)
    {
        if (assets.Count != batch.Explanations.Count) return false;
        for (var index = 0; index < assets.Count; index++)
        {
            var explained = batch.Explanations[index];
            if (explained.Key != new AssetKey(assets[index].Source, assets[index].Id)) return false;
            assets[index].Row.ExplanationId = ids.FindExplanation(explained.Explanation);
        }

        return true;
    }

    private void AssignByKey(IReadOnlyList<DocumentAsset> assets)
    {
        var byAsset = batch.Explanations.ToDictionary(explained => explained.Key, explained => ids.FindExplanation(explained.Explanation));
        foreach (var asset in assets)
            asset.Row.ExplanationId = byAsset.TryGetValue(new AssetKey(asset.Source, asset.Id), out var number) ? number : null;
    }

    private Dictionary<string, long> Numbers(Dictionary<string, string> texts)
    {
        var numbers = Find(texts.Keys);
        if (numbers.Count == texts.Count) return numbers;
        database.AcquireAdvisoryLock(connection, LockKey);
        numbers = Find(texts.Keys);
        Read(numbers, texts.Where(text => !numbers.ContainsKey(text.Key)).ToList(), (group, text) => group.Add(
            "INSERT INTO explanations (hash, text) VALUES (@hash, @text) RETURNING hash, id", ReadNumber,
            ("hash", text.Key), ("text", text.Value)));
        return numbers;
    }

    private Dictionary<string, long> Find(IEnumerable<string> hashes)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        Read(numbers, hashes, (group, hash) => group.Add(
            "SELECT hash, id FROM explanations WHERE hash = @hash", ReadNumber, ("hash", hash)));
        return numbers;
    }

    private void Read<T>(
        Dictionary<string, long> numbers, IEnumerable<T> items, Func<StatementGroup, T, List<KeyValuePair<string, long>>> add)
    {
        var group = new StatementGroup(connection);
        var found = items.Select(item => add(group, item)).ToList();
        group.Run();
        foreach (var (hash, number) in found.SelectMany(rows => rows)) numbers[hash] = number;
    }

    private static KeyValuePair<string, long> ReadNumber(DbDataReader row) => new(row.GetString(0), row.GetInt64(1));
}
