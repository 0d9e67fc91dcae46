using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace RiskManager.ReferenceHost.Store;

/// <summary>An SQL script of this assembly.</summary>
internal sealed record SqlScript(string Name, string Text)
{
    /// <summary>The number that the name of a schema script begins with.</summary>
    public int Number => int.Parse(Name.AsSpan(0, 3), CultureInfo.InvariantCulture);

    /// <summary>The SHA-256 of the text, however its lines end.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>The scripts of a folder, in the order of their names.</summary>
    public static IReadOnlyList<SqlScript> Read(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new SqlScript(name[(folder.Length + 1)..], ReadText(assembly, name))),
        ];
    }

    private static string ReadText(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
