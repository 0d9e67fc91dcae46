namespace RiskManagerSimulator.Filters;

/// <summary>A field that lists can be filtered and sorted by.</summary>
/// <param name="Type">The type of its values.</param>
/// <param name="Read">Its value: a text, <see cref="double"/>, <see cref="DateTimeOffset"/> or <see cref="Guid"/>; null: blank.</param>
internal sealed record Field<T>(FieldType Type, Func<T, object?> Read)
{
    /// <summary>Finds what a comparison may apply to by an index; it returns null where no index helps.</summary>
    public Func<FilterOperator, object, IEnumerable<T>?>? Lookup { get; init; }
}
