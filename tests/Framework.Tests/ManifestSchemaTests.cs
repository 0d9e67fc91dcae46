using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using RiskManager.Contracts;

namespace Framework.Tests;

/// <summary>The schema of the plugin's manifest.</summary>
[TestClass]
public sealed class ManifestSchemaTests
{
    [TestMethod]
    [DataRow("<id>", "<id>NOT VALID")]
    [DataRow("<hostVersion>2.1", "<hostVersion>one")]
    [DataRow("framework=\"net472\"", "framework=\"net10.0\"")]
    [DataRow("<contract>", "<surprise/><contract>")]
    public void The_schema_refuses(string original, string replacement)
    {
        var text = File.ReadAllText(Path.Combine(Built.Repository, "plugin.manifest.xml"));

        Assert.IsEmpty(Problems(text));
        Assert.IsNotEmpty(Problems(text.Replace(original, replacement, StringComparison.Ordinal)));
    }

    private static List<string> Problems(string manifest)
    {
        var schemas = new XmlSchemaSet();
        using var stream = ContractSchemas.OpenPluginManifest();
        using var schema = XmlReader.Create(stream);
        schemas.Add(null, schema);
        var problems = new List<string>();
        XDocument.Parse(manifest).Validate(schemas, (_, problem) => problems.Add(problem.Message));
        return problems;
    }
}
