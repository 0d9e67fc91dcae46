namespace RiskManager.ReferenceHost.Findings;

/// <summary>The columns by which findings are sorted; each has an index.</summary>
/// <remarks>Public, because the parameters of components are.</remarks>
public enum FindingColumn
{
    Since,
    Name,
}
