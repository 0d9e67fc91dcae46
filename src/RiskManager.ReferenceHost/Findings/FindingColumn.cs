namespace RiskManager.ReferenceHost.Findings;

/// <summary>The columns by which findings are sorted; each has an index.</summary>
internal enum FindingColumn
{
    Since,
    Name,
}
