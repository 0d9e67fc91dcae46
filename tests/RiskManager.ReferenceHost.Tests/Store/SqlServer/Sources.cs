using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>The tables that a statement reads and writes, under the names that it gives them, with the columns that they have.</summary>
internal sealed class Sources
{
    private readonly SchemaModel _schema;
    private readonly Dictionary<string, Dictionary<string, ModelColumn?>> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _anything = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _unknown = [];

    public Sources(SchemaModel schema, TSqlFragment statement)
    {
        _schema = schema;
        foreach (var common in statement.All<CommonTableExpression>()) Add(common.ExpressionName.Value, Outputs(common.QueryExpression, common.Columns));
        var targets = statement.All<DataModificationSpecification>().Select(modification => modification.Target).OfType<NamedTableReference>().ToHashSet();
        foreach (var table in statement.All<NamedTableReference>().Where(table => !targets.Contains(table))) Add(table);
        foreach (var target in targets.Where(target => target.SchemaObject.SchemaIdentifier is not null || !_columns.ContainsKey(target.SchemaObject.BaseIdentifier.Value))) Add(target);
        foreach (var merge in statement.All<MergeSpecification>().Where(merge => merge.TableAlias is not null)) Add(merge.TableAlias.Value, TableColumns((NamedTableReference)merge.Target));
        foreach (var derived in statement.All<QueryDerivedTable>()) Add(derived.Alias.Value, Outputs(derived.QueryExpression, derived.Columns));
        foreach (var values in statement.All<InlineDerivedTable>()) Add(values.Alias.Value, values.Columns.Select(column => (column.Value, (ModelColumn?)null)));
        foreach (var json in statement.All<OpenJsonTableReference>()) Add(json.Alias.Value, json.SchemaDeclarationItems.Select(item => (item.ColumnDefinition.ColumnIdentifier.Value, (ModelColumn?)null)));
    }

    /// <summary>Tables that there are not.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>The columns of a table that a statement writes.</summary>
    public bool Has(TableReference target, string column) =>
        target is NamedTableReference named && (_columns.GetValueOrDefault(named.Alias?.Value ?? named.SchemaObject.BaseIdentifier.Value)?.ContainsKey(column) ?? false);

    /// <summary>Whether a column is there.</summary>
    public bool Has(ColumnReferenceExpression reference) => Find(reference).Known;

    /// <summary>The column that is meant; null when it is computed on the way.</summary>
    public ModelColumn? Resolve(ColumnReferenceExpression reference) => Find(reference).Column;

    private (bool Known, ModelColumn? Column) Find(ColumnReferenceExpression reference)
    {
        var names = reference.MultiPartIdentifier.Identifiers;
        var column = names[^1].Value;
        var candidates = names.Count == 1 ? _columns.Values : names[^2].Value.ToUpperInvariant() is "INSERTED" or "DELETED" ? _columns.Values
            : _columns.TryGetValue(names[^2].Value, out var table) ? [table] : Enumerable.Empty<Dictionary<string, ModelColumn?>>();
        foreach (var candidate in candidates)
        {
            if (candidate.TryGetValue(column, out var found)) return (true, found);
        }

        return (names.Count == 1 ? _anything.Count > 0 : _anything.Contains(names[^2].Value), null);
    }

    private void Add(NamedTableReference table)
    {
        var name = table.Alias?.Value ?? table.SchemaObject.BaseIdentifier.Value;
        if (table.SchemaObject.SchemaIdentifier?.Value == "sys") _anything.Add(name);
        else if (table.Alias is not null || !_columns.ContainsKey(name)) Add(name, TableColumns(table));
    }

    private IEnumerable<(string, ModelColumn?)> TableColumns(NamedTableReference table)
    {
        var name = table.SchemaObject.BaseIdentifier.Value;
        if (_schema.Find(name) is { } columns) return columns.Select(column => (column.Key, (ModelColumn?)column.Value));
        if (_columns.TryGetValue(name, out var common)) return [.. common.Select(column => (column.Key, column.Value))];
        _unknown.Add(name);
        return [];
    }

    private static IEnumerable<(string, ModelColumn?)> Outputs(QueryExpression query, IList<Identifier> names)
    {
        if (names.Count > 0) return names.Select(name => (name.Value, (ModelColumn?)null));
        while (query is BinaryQueryExpression both) query = both.FirstQueryExpression;
        return query is not QuerySpecification specification ? [] : specification.SelectElements.OfType<SelectScalarExpression>()
            .Select(element => element.ColumnName?.Value ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value)
            .OfType<string>().Select(name => (name, (ModelColumn?)null));
    }

    private void Add(string name, IEnumerable<(string Name, ModelColumn? Column)> columns)
    {
        // One name may stand for several things in the sub-queries of a statement.
        if (!_columns.TryGetValue(name, out var known)) _columns[name] = known = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, model) in columns) known.TryAdd(column, model);
    }
}
