using System.Text.Json;
using System.Text.Json.Serialization;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>A job that changes many assets, and how far it is.</summary>
internal sealed record BulkJob(
    long Id, BulkChange Change, Actor Account, DateTimeOffset CreatedAt, BulkState State, long Total, long Changed)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many assets were left as they were, by reason.</summary>
    public IReadOnlyDictionary<BulkSkip, long> Skipped { get; init; } = new Dictionary<BulkSkip, long>();

    /// <summary>Why the job failed.</summary>
    public BulkProblem? Problem { get; init; }

    public bool IsOpen => State is BulkState.Running or BulkState.Cancelling;

    /// <summary>Assets that were dealt with.</summary>
    public long Position => Changed + Skipped.Values.Sum();

    public static BulkJob Of(BulkJobRow row) => new(
        row.Id, JsonSerializer.Deserialize<BulkChange>(row.Parameters, Json)!, new Actor(row.Account, row.StartedFrom),
        DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt), Enum.Parse<BulkState>(row.State), row.Total, row.Done)
    {
        EndedAt = row.EndedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        Skipped = JsonSerializer.Deserialize<Dictionary<BulkSkip, long>>(row.Skipped, Json)!,
        Problem = row.Problem is { } problem ? Enum.Parse<BulkProblem>(problem) : null,
    };

    public static string Text(BulkChange change) => JsonSerializer.Serialize(change, Json);

    public static string Text(IReadOnlyDictionary<BulkSkip, long> skipped) => JsonSerializer.Serialize(skipped, Json);
}
