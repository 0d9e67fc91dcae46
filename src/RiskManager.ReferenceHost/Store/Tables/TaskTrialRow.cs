using LinqToDB.Mapping;

namespace RiskManager.ReferenceHost.Store.Tables;

[Table("task_trials")]
internal sealed record TaskTrialRow
{
    [Column("trial"), PrimaryKey]
    public string Trial { get; init; } = "";

    [Column("at")]
    public long At { get; init; }
}
