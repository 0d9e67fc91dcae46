using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>A column. <see cref="Length"/>: the characters of a text, null for any number.</summary>
internal sealed record ModelColumn(string Name, string Type, int? Length, bool Nullable)
{
    public string? Collation { get; init; }

    /// <summary>What the column is computed from, as it is written; null when it is stored.</summary>
    public string? Computed { get; init; }

    /// <summary>The bytes that it takes in a key; null when it cannot be in one.</summary>
    public int? KeyBytes => Type switch { "NVarChar" => Length * 2, "Bit" => 1, _ => 8 };
}

/// <summary>A key or an index over columns.</summary>
internal sealed record ModelIndex(string Name, string Table, IReadOnlyList<string> Columns, bool Unique, bool Clustered, string? Filter);

/// <summary>A reference from one table to another.</summary>
internal sealed record ModelReference(string Table, string Column, string ToTable, string ToColumn, bool Cascades);

/// <summary>The tables that statements make, read out of their syntax trees in the order in which they are executed.</summary>
internal sealed class SchemaModel
{
    private readonly Dictionary<string, Dictionary<string, ModelColumn>> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ModelIndex> _indexes = [];
    private readonly List<ModelReference> _references = [];

    public IReadOnlyCollection<string> Tables => _tables.Keys;

    public IReadOnlyList<ModelIndex> Indexes => _indexes;

    public IReadOnlyList<ModelReference> References => _references;

    /// <summary>The columns of a table; null when there is no such table.</summary>
    public IReadOnlyDictionary<string, ModelColumn>? Find(string table) => _tables.GetValueOrDefault(table);

    public void Apply(TSqlFragment fragment)
    {
        var guarded = fragment.All<IfStatement>().SelectMany(guard => guard.ThenStatement.All<TSqlStatement>()).ToHashSet();
        foreach (var statement in fragment.All<TSqlStatement>().Where(statement => !guarded.Contains(statement) || !Exists(statement)))
        {
            switch (statement)
            {
                case CreateTableStatement create: Add(Create(create.SchemaObjectName.BaseIdentifier.Value), create.Definition); break;
                case AlterTableAddTableElementStatement alter: Add(alter.SchemaObjectName.BaseIdentifier.Value, alter.Definition); break;
                case DropTableStatement drop: Drop(drop); break;
                case CreateIndexStatement index: Add(index); break;
                case DropIndexStatement drop: Drop(drop); break;
            }
        }
    }

    /// <summary>Whether what a statement makes is there.</summary>
    private bool Exists(TSqlStatement statement) => statement switch
    {
        CreateTableStatement create => _tables.ContainsKey(create.SchemaObjectName.BaseIdentifier.Value),
        AlterTableAddTableElementStatement alter => Get(alter.SchemaObjectName.BaseIdentifier.Value).ContainsKey(alter.Definition.ColumnDefinitions.Single().ColumnIdentifier.Value),
        CreateIndexStatement index => _indexes.Any(other => other.Table == index.OnName.BaseIdentifier.Value && other.Name == index.Name.Value),
        _ => false,
    };

    private string Create(string table)
    {
        if (!_tables.TryAdd(table, new(StringComparer.OrdinalIgnoreCase))) throw new AssertFailedException($"The table {table} is made twice.");
        return table;
    }

    private void Add(string table, TableDefinition definition)
    {
        var columns = Get(table);
        foreach (var column in definition.ColumnDefinitions)
        {
            var name = column.ColumnIdentifier.Value;
            if (!columns.TryAdd(name, Describe(column))) throw new AssertFailedException($"The column {table}.{name} is made twice.");
            foreach (var constraint in column.Constraints) Add(table, constraint, [name]);
        }

        foreach (var constraint in definition.TableConstraints) Add(table, constraint, []);
    }

    private static ModelColumn Describe(ColumnDefinition column)
    {
        var (name, type) = (column.ColumnIdentifier.Value, column.DataType ?? (column.ComputedColumnExpression as CastCall)?.DataType);
        var mayBeNull = column.Constraints.OfType<NullableConstraintDefinition>().All(constraint => constraint.Nullable)
            && !column.Constraints.OfType<UniqueConstraintDefinition>().Any(constraint => constraint.IsPrimaryKey);
        return new ModelColumn(name, type is SqlDataTypeReference known ? known.SqlDataTypeOption.ToString() : "BigInt", LengthOf(type), mayBeNull)
        {
            Collation = column.Collation?.Value,
            Computed = column.ComputedColumnExpression is { } expression ? Text(expression) : null,
        };
    }

    private static int? LengthOf(DataTypeReference? type) =>
        type is SqlDataTypeReference { Parameters: [IntegerLiteral length] } ? int.Parse(length.Value, CultureInfo.InvariantCulture) : null;

    private void Add(string table, ConstraintDefinition constraint, IReadOnlyList<string> column)
    {
        switch (constraint)
        {
            case UniqueConstraintDefinition unique:
                _indexes.Add(new ModelIndex("", table, unique.Columns.Count == 0 ? column : Names(unique.Columns), true, unique.Clustered ?? unique.IsPrimaryKey, null));
                break;
            case ForeignKeyConstraintDefinition foreign:
                var from = foreign.Columns.Count == 0 ? column : foreign.Columns.Select(name => name.Value);
                _references.AddRange(from.Zip(foreign.ReferencedTableColumns, (name, to) => new ModelReference(
                    table, name, foreign.ReferenceTableName.BaseIdentifier.Value, to.Value, foreign.DeleteAction == DeleteUpdateAction.Cascade)));
                break;
        }
    }

    private void Add(CreateIndexStatement index)
    {
        var table = index.OnName.BaseIdentifier.Value;
        foreach (var column in Names(index.Columns).Where(column => !Get(table).ContainsKey(column))) throw new AssertFailedException($"{index.Name.Value}: {table} has no column {column}.");
        if (_indexes.Any(other => other.Table == table && other.Name == index.Name.Value)) throw new AssertFailedException($"The index {index.Name.Value} is made twice.");
        _indexes.Add(new ModelIndex(index.Name.Value, table, Names(index.Columns), index.Unique, index.Clustered ?? false, index.FilterPredicate is { } filter ? Text(filter) : null));
    }

    private void Drop(DropTableStatement drop)
    {
        foreach (var table in drop.Objects.Select(name => name.BaseIdentifier.Value))
        {
            if (!_tables.Remove(table) && !drop.IsIfExists) throw new AssertFailedException($"There is no table {table} to drop.");
            _indexes.RemoveAll(index => index.Table == table);
            _references.RemoveAll(reference => reference.Table == table);
        }
    }

    private void Drop(DropIndexStatement drop)
    {
        foreach (var clause in drop.DropIndexClauses.Cast<DropIndexClause>())
        {
            if (_indexes.RemoveAll(index => index.Name == clause.Index.Value && index.Table == clause.Object.BaseIdentifier.Value) == 0 && !drop.IsIfExists)
                throw new AssertFailedException($"There is no index {clause.Index.Value} on {clause.Object.BaseIdentifier.Value} to drop.");
        }
    }

    private Dictionary<string, ModelColumn> Get(string table) => _tables.GetValueOrDefault(table) ?? throw new AssertFailedException($"There is no table {table}.");

    private static IReadOnlyList<string> Names(IEnumerable<ColumnWithSortOrder> columns) =>
        [.. columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)];

    private static string Text(TSqlFragment fragment) =>
        string.Concat(fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(token => token.Text));
}
