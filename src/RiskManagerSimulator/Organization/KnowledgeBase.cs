namespace RiskManagerSimulator.Organization;

/// <summary>A knowledge base.</summary>
/// <param name="Id">The ID of the object.</param>
/// <param name="KnowledgeBaseId">Such as <c>MOD_EN.000133</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="ShortName">A component without a name is called after its asset and this.</param>
internal sealed record KnowledgeBase(Guid Id, string KnowledgeBaseId, string Name, string ShortName) : IIdentified
{
    public int Controls { get; init; } = 100;

    public DateTimeOffset CreatedOn { get; init; }

    public KnowledgeBaseStatus Status { get; init; } = KnowledgeBaseStatus.Published;
}
