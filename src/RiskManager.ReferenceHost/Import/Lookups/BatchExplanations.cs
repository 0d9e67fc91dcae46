using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Lookups;

/// <summary>Why the assets of a batch have their values (R28). Each distinct explanation is kept once, so a million assets cost a number each.</summary>
internal sealed class BatchExplanations(Database database, DataConnection connection, ImportBatch batch, KnownNumbers known)
{
    /// <summary>The turn that those who add an explanation take.</summary>
    private const string Turn = "import/explanations";

    /// <summary>Gives the assets of the document the numbers of their explanations.</summary>
    public void Assign(IReadOnlyList<ImportedAsset> assets)
    {
        if (batch.Explanations.Count == 0) return;
        LearnNumbers();
        if (!AssignInOrder(assets)) AssignByKey(assets);
    }

    private void LearnNumbers()
    {
        var hashes = new Dictionary<AssetExplanation, string>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, explanation) in batch.Explanations)
        {
            if (known.Explanation(explanation) is not null || hashes.ContainsKey(explanation)) continue;
            var text = JsonSerializer.Serialize(explanation);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            hashes[explanation] = hash;
            texts[hash] = text;
        }

        if (texts.Count == 0) return;
        var numbers = Numbers(texts);
        foreach (var (explanation, hash) in hashes) known.Learn(explanation, numbers[hash]);
    }

    /// <summary>Explanations mostly stand in the order of the document; false when they do not.</summary>
    private bool AssignInOrder(IReadOnlyList<ImportedAsset> assets)
    {
        if (assets.Count != batch.Explanations.Count) return false;
        for (var index = 0; index < assets.Count; index++)
        {
            var explained = batch.Explanations[index];
            if (explained.Key != new AssetKey(assets[index].Source, assets[index].Id)) return false;
            assets[index].ExplanationId = known.Explanation(explained.Explanation);
        }

        return true;
    }

    private void AssignByKey(IReadOnlyList<ImportedAsset> assets)
    {
        var byAsset = batch.Explanations.ToDictionary(explained => explained.Key, explained => known.Explanation(explained.Explanation));
        foreach (var asset in assets)
            asset.ExplanationId = byAsset.TryGetValue(new AssetKey(asset.Source, asset.Id), out var number) ? number : null;
    }

    private Dictionary<string, long> Numbers(Dictionary<string, string> texts)
    {
        var numbers = Find(texts.Keys);
        if (numbers.Count == texts.Count) return numbers;
        database.TakeTurn(connection, Turn);
        numbers = Find(texts.Keys);
        foreach (var (hash, text) in texts.Where(text => !numbers.ContainsKey(text.Key)).ToList())
            numbers[hash] = connection.InsertWithInt64Identity(new ExplanationRow { Hash = hash, Text = text });
        return numbers;
    }

    private Dictionary<string, long> Find(IEnumerable<string> hashes)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var chunk in hashes.Chunk(Parameters.MostInAList))
        {
            foreach (var row in connection.GetTable<ExplanationRow>().Where(row => chunk.Contains(row.Hash)).Select(row => new { row.Hash, row.Id }).ToList())
                numbers[row.Hash] = row.Id;
        }

        return numbers;
    }
}
