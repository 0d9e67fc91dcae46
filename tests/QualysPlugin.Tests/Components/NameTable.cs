using QualysPlugin.Components.Cpe;
using QualysPlugin.Tests.Components.Cpe;

namespace QualysPlugin.Tests.Components;

/// <summary>The tables of names, and what the shipped rules make of a name.</summary>
internal static class NameTable
{
    /// <summary>What a name is mapped to that gets no CPE name.</summary>
    public const string NoCpe = "none";

    /// <summary>The rows of a table, columns apart; lines that begin with <c>#</c> are comments.</summary>
    public static IEnumerable<string[]> Read(string table) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Components", "Names", table))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'));

    /// <summary>The CPE name that a name gets without one of Qualys.</summary>
    public static string NameOf(string name) => ShippedRules.Naming.Name(name, null).Cpe?.ToString() ?? NoCpe;

    /// <summary>The whole CPE name of the components that a table gives.</summary>
    public static string Complete(string cpe)
    {
        if (string.Equals(cpe, NoCpe, StringComparison.OrdinalIgnoreCase))
            return NoCpe;
        var missing = CpeName.AttributeCount - cpe.Split(':').Length;
        return CpeNames.Parse($"cpe:2.3:{cpe}{string.Concat(Enumerable.Repeat(":*", missing))}").ToString();
    }
}
