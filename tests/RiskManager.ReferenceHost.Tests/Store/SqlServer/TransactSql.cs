using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>Microsoft's own parser of Transact-SQL.</summary>
internal static class TransactSql
{
    /// <summary>What is wrong with a text; empty when it is Transact-SQL.</summary>
    public static IReadOnlyList<string> FindProblems(string sql)
    {
        Parse(sql, out var errors);
        return [.. errors.Select(error => $"{error.Message} (line {error.Line})")];
    }

    public static bool TryParse(string sql, out TSqlFragment parsed)
    {
        parsed = Parse(sql, out var errors);
        return errors.Count == 0;
    }

    public static TSqlFragment Parse(string sql)
    {
        var parsed = Parse(sql, out var errors);
        return errors.Count == 0 ? parsed : throw new AssertFailedException($"{errors[0].Message}\n{sql}");
    }

    /// <summary>All parts of a kind, wherever they stand.</summary>
    public static IReadOnlyList<T> All<T>(this TSqlFragment fragment)
        where T : TSqlFragment
    {
        var collector = new Collector<T>();
        fragment.Accept(collector);
        return collector.Found;
    }

    private static TSqlFragment Parse(string sql, out IList<ParseError> errors)
    {
        using var reader = new StringReader(sql);
        return new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out errors);
    }

    private sealed class Collector<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment node)
        {
            if (node is T found) Found.Add(found);
        }
    }
}
