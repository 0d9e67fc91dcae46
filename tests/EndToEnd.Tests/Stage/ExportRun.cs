using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using RiskManager.Contracts;

namespace EndToEnd.Tests.Stage;

/// <summary>Exports of a reference host into a folder of their own.</summary>
internal sealed class ExportRun(ReferenceHost host)
{
    private string OutFolder { get; } = Directory.CreateDirectory(Path.Combine(host.Folder, "out")).FullName;

    public string OutFile => Path.Combine(OutFolder, "inventory.xml");

    /// <summary>The names of everything that stands in the folder.</summary>
    public IReadOnlyList<string> Names =>
        [.. Directory.GetFileSystemEntries(OutFolder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public string[] Command(ImportSettings settings, params string[] more)
    {
        var file = Path.Combine(host.Folder, "export.json");
        settings.WriteTo(file);
        return ["export", "--settings", file, "--out", OutFile, "--data", host.Data, "--json", .. more];
    }

    public async Task<(HostRun Run, JsonNode Summary)> RunAsync(ImportSettings settings, params string[] more)
    {
        var run = await host.RunAsync(Command(settings, more));
        return (run, run.Objects[^1]);
    }

    /// <summary>The assets of a file, which is valid against the schema of the contract.</summary>
    public IReadOnlyList<XElement> Assets(string name = "inventory.xml")
    {
        using var stream = ContractSchemas.OpenAssetImport();
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(stream);
        schemas.Add(null, schema);
        var document = XDocument.Load(Path.Combine(OutFolder, name));
        document.Validate(schemas, (_, problem) => throw problem.Exception);
        return [.. document.Root!.Elements()];
    }
}
