using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>Whether a command would mean something to a SQL Server that has the tables of a schema: what a parser alone does not see.</summary>
internal static class StatementCheck
{
    /// <summary>Functions of SQL Server that the host uses. A parser takes any name for a function.</summary>
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "CHARINDEX", "COL_LENGTH", "COUNT", "COUNT_BIG", "DATALENGTH", "DATEDIFF_BIG", "DB_ID", "HASHBYTES", "MAX", "MIN", "OBJECT_ID",
        "SCOPE_IDENTITY", "SUM", "SYSUTCDATETIME", "TRANSLATE",
    };

    private static readonly HashSet<string> Procedures = new(StringComparer.OrdinalIgnoreCase) { "sp_getapplock" };

    public static IReadOnlyList<string> FindProblems(SchemaModel schema, string sql, IReadOnlyCollection<string> parameters)
    {
        if (TransactSql.FindProblems(sql) is { Count: > 0 } errors) return errors;
        var script = TransactSql.Parse(sql);
        var makesTemporary = script.All<CreateTableStatement>().Any(create => create.SchemaObjectName.BaseIdentifier.Value.StartsWith('#'));
        return
        [
            .. Variables(script, parameters),
            .. script.All<FunctionCall>().Select(call => call.FunctionName.Value).Where(name => !Functions.Contains(name)).Select(name => $"{name} is no known function"),
            .. script.All<ExecutableProcedureReference>().Select(call => call.ProcedureReference.ProcedureReference.Name.BaseIdentifier.Value)
                .Where(name => !Procedures.Contains(name)).Select(name => $"{name} is no known procedure"),
            .. makesTemporary && parameters.Count > 0 ? ["a temporary table that is made with parameters is gone at the end of the command"] : Array.Empty<string>(),
            .. ((TSqlScript)script).Batches.SelectMany(batch => batch.Statements).SelectMany(statement => Columns(schema, statement)),
        ];
    }

    private static IEnumerable<string> Variables(TSqlFragment script, IReadOnlyCollection<string> parameters)
    {
        var declared = script.All<DeclareVariableElement>().Select(element => element.VariableName.Value).Concat(parameters).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = script.All<ExecuteParameter>().Select(parameter => parameter.Variable).ToHashSet();
        return script.All<VariableReference>().Where(variable => !named.Contains(variable) && !declared.Contains(variable.Name)).Select(variable => $"{variable.Name} has no value");
    }

    private static IEnumerable<string> Columns(SchemaModel schema, TSqlStatement statement)
    {
        if (statement is CreateTableStatement or AlterTableStatement or CreateIndexStatement or DropIndexStatement or DropTableStatement or IfStatement) return [];
        var sources = new Sources(schema, statement);
        var written = Written(statement).ToList();
        var writtenColumns = written.Select(pair => pair.Column).ToHashSet();
        var units = statement.All<FunctionCall>().Where(call => call.FunctionName.Value.StartsWith("DATE", StringComparison.OrdinalIgnoreCase)).Select(call => call.Parameters[0]).ToHashSet();
        var names = statement.All<SelectScalarExpression>().Select(element => element.ColumnName?.Value).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ordered = statement.All<ExpressionWithSortOrder>().Select(order => order.Expression).OfType<ColumnReferenceExpression>()
            .Where(column => column.MultiPartIdentifier.Count == 1 && names.Contains(column.MultiPartIdentifier[0].Value)).ToHashSet();
        return
        [
            .. sources.Unknown.Select(table => $"there is no table {table}"),
            .. written.Where(pair => !sources.Has(pair.Target, Name(pair.Column))).Select(pair => $"the table written has no column {Name(pair.Column)}"),
            .. statement.All<ColumnReferenceExpression>()
                .Where(column => column.ColumnType == ColumnType.Regular && !units.Contains(column) && !writtenColumns.Contains(column) && !ordered.Contains(column) && !sources.Has(column))
                .Select(column => $"there is no column {string.Join(".", column.MultiPartIdentifier.Identifiers.Select(part => part.Value))}"),
        ];
    }

    /// <summary>The columns that a statement writes, each with its table.</summary>
    private static IEnumerable<(TableReference Target, ColumnReferenceExpression Column)> Written(TSqlStatement statement)
    {
        foreach (var modification in statement.All<DataModificationSpecification>())
        {
            var columns = modification switch
            {
                InsertSpecification insert => insert.Columns,
                UpdateSpecification update => update.SetClauses.Cast<AssignmentSetClause>().Select(clause => clause.Column),
                MergeSpecification merge => merge.ActionClauses.SelectMany(clause => clause.Action switch
                {
                    InsertMergeAction insert => insert.Columns,
                    UpdateMergeAction update => update.SetClauses.Cast<AssignmentSetClause>().Select(set => set.Column),
                    _ => [],
                }),
                _ => [],
            };
            foreach (var column in columns) yield return (modification.Target, column);
        }
    }

    private static string Name(ColumnReferenceExpression column) => column.MultiPartIdentifier.Identifiers[^1].Value;
}
