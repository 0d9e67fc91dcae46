using System.Diagnostics;
using System.Xml;

namespace QualysPlugin.Benchmarks;

/// <summary>The least that reading the pages can cost.</summary>
internal static class Floor
{
    /// <summary>How a page is read: nothing outside of it counts.</summary>
    public static readonly XmlReaderSettings ReaderSettings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
    };

    /// <summary>A bare <see cref="XmlReader"/> pass that looks at every node and keeps nothing.</summary>
    public static (TimeSpan Time, long Hosts) Parse(IEnumerable<string> pages)
    {
        var watch = Stopwatch.StartNew();
        long hosts = 0;
        foreach (var page in pages)
        {
            using var file = File.OpenRead(page);
            hosts += Parse(file);
        }

        return (watch.Elapsed, hosts);
    }

    /// <summary>The hosts of a page.</summary>
    private static long Parse(Stream page)
    {
        long hosts = 0;
        using var reader = XmlReader.Create(page, ReaderSettings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name == "HOST")
                hosts++;
        }

        return hosts;
    }
}
