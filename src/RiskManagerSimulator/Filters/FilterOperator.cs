namespace RiskManagerSimulator.Filters;

/// <summary>The documented operators and functions.</summary>
internal enum FilterOperator
{
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
    SubstringOf,
    StartsWith,
    EndsWith,
}
