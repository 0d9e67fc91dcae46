namespace RiskManagerSimulator.Filters;

/// <summary>A filter that is bound to the fields of a list.</summary>
/// <param name="Applies">Whether an object passes.</param>
/// <param name="Candidates">Finds by an index a superset of what passes; null: every object has to be looked at.</param>
internal sealed record Filter<T>(Predicate<T> Applies, Func<IEnumerable<T>>? Candidates)
{
    /// <summary>Binds a parsed filter.</summary>
    /// <param name="node">The filter.</param>
    /// <param name="find">Finds a field by its name; null: the list has no such field.</param>
    /// <param name="rules">How values are compared.</param>
    /// <exception cref="FilterException">A field is unknown, or a value does not fit its field.</exception>
    public static Filter<T> Bind(FilterNode node, Func<string, Field<T>?> find, FilterRules rules) => node switch
    {
        AllOf all => AllOf([.. all.Parts.Select(part => Bind(part, find, rules))]),
        AnyOf any => AnyOf([.. any.Parts.Select(part => Bind(part, find, rules))]),
        Comparison comparison => Compare(comparison, find(comparison.Field), rules),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is not bound."),
    };

    private static Filter<T> AllOf(Filter<T>[] parts) => new(
        item => Array.TrueForAll(parts, part => part.Applies(item)),
        parts.FirstOrDefault(part => part.Candidates is not null)?.Candidates);

    private static Filter<T> AnyOf(Filter<T>[] parts) => new(
        item => Array.Exists(parts, part => part.Applies(item)),
        Array.TrueForAll(parts, part => part.Candidates is not null)
            ? () => parts.SelectMany(part => part.Candidates!()).Distinct() : null);

    private static Filter<T> Compare(Comparison comparison, Field<T>? field, FilterRules rules)
    {
        if (field is null)
            throw new FilterException($"There is no field {comparison.Field} to filter by.");
        var value = FilterValue.Read(comparison, field.Type, rules);
        var test = value is string text
            ? TextTest(comparison.Operator, text, rules.TextComparison) : OrderTest(comparison.Operator, (IComparable)value);
        var found = field.Lookup?.Invoke(comparison.Operator, value);
        return new Filter<T>(item => field.Read(item) is { } actual && test(actual), found is null ? null : () => found);
    }

    private static Predicate<object> TextTest(FilterOperator @operator, string text, StringComparison how) => @operator switch
    {
        FilterOperator.Eq => actual => ((string)actual).Equals(text, how),
        FilterOperator.Ne => actual => !((string)actual).Equals(text, how),
        FilterOperator.SubstringOf => actual => ((string)actual).Contains(text, how),
        FilterOperator.StartsWith => actual => ((string)actual).StartsWith(text, how),
        _ => actual => ((string)actual).EndsWith(text, how),
    };

    private static Predicate<object> OrderTest(FilterOperator @operator, IComparable value) => @operator switch
    {
        FilterOperator.Eq => actual => value.CompareTo(actual) == 0,
        FilterOperator.Ne => actual => value.CompareTo(actual) != 0,
        FilterOperator.Gt => actual => value.CompareTo(actual) < 0,
        FilterOperator.Ge => actual => value.CompareTo(actual) <= 0,
        FilterOperator.Lt => actual => value.CompareTo(actual) > 0,
        _ => actual => value.CompareTo(actual) >= 0,
    };
}
