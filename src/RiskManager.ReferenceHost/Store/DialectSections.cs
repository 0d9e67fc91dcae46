using System.Text.RegularExpressions;

namespace RiskManager.ReferenceHost.Store;

/// <summary>The parts of a schema script that only one of the databases gets: from <c>-- begin NAME</c> to <c>-- end NAME</c>.</summary>
internal static partial class DialectSections
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    /// <summary>Leaves out the parts of the other database.</summary>
    public static string Keep(string script, string database) => Sections().Replace(
        script, section => section.Groups["database"].Value == database ? section.Value : "");

    [GeneratedRegex(@"^-- begin (?<database>\w+)\r?\n.*?^-- end \k<database>\r?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sections();
}
