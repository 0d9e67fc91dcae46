using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;
using RiskManager.Rest.Writing;

namespace RiskManager.ReferenceHost.Platform.Writes;

/// <summary>Keeps what a person has to do because the platform's API cannot.</summary>
internal sealed class ManualFindings(Database database, TimeProvider clock, Redaction? redaction = null)
{
    /// <summary>Keeps the findings of a batch whose assets the platform took, and removes those that are settled.</summary>
    public async Task KeepAsync(
        ImportBatch batch, IReadOnlyList<ManualFinding> planned, BatchResult result, ExistingAssets existing,
        CancellationToken cancellationToken)
    {
        var refused = result.Refused.Select(write => write.Key).ToHashSet();
        var findings = planned.Where(finding => !refused.Contains(finding.Key))
            .Concat(result.RefusedComponents.Select(write => new ManualFinding(
                write.Key, BatchPlanner.RefusedSubject(write.Component),
                Words.Of($"Risk Manager refused the asset component of the knowledge base {write.Fragment}: {write.Reason}"))))
            .ToList();
        if (findings.Count == 0) return;
        await database.WriteAsync(
            connection =>
            {
                var known = connection.GetTable<FindingRow>().Any(row => row.TaskId == batch.TaskId && row.Kind == FindingRow.ManualKind);
                // Settled findings of a task that has none need no look-up each.
                foreach (var finding in findings.Where(finding => known || finding.Reason is not null))
                    Keep(connection, batch, finding, existing);
                return true;
            },
            cancellationToken);
    }

    private void Keep(DataConnection connection, ImportBatch batch, ManualFinding finding, ExistingAssets existing)
    {
        var rows = connection.GetTable<FindingRow>().Where(row => row.TaskId == batch.TaskId && row.Kind == FindingRow.ManualKind
            && row.Source == finding.Key.Source && row.ImportId == finding.Key.Id && row.Subject == finding.Subject);
        if (finding.Reason is not { } reason)
        {
            rows.Delete();
            return;
        }

        var asset = existing.Rows.GetValueOrDefault(finding.Key);
        var row = new FindingRow
        {
            TaskId = batch.TaskId,
            Kind = FindingRow.ManualKind,
            Source = finding.Key.Source,
            ImportId = finding.Key.Id,
            Subject = finding.Subject,
            RunId = batch.RunId,
            Name = asset?.Name ?? "",
            Perimeter = asset is null ? batch.Perimeter ?? "" : existing.Perimeters[asset.PerimeterId],
            Reason = Clean(reason.In(System.Globalization.CultureInfo.InvariantCulture)),
            Translations = Clean(JsonSerializer.Serialize(reason.Translations)),
            Since = rows.Select(known => (long?)known.Since).FirstOrDefault() ?? clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        rows.Delete();
        connection.Insert(row);
    }

    private string Clean(string text) => redaction?.Clean(text) ?? text;
}
