namespace RiskManagerSimulator.Filters;

/// <summary>A filter or an order is invalid.</summary>
internal sealed class FilterException(string message) : Exception(message);
