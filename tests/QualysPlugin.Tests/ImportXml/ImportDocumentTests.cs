using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using CsCheck;
using QualysPlugin.Assets;
using QualysPlugin.ImportXml;
using QualysPlugin.Tests.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.ImportXml;

/// <summary>R18.</summary>
[TestClass]
public sealed class ImportDocumentTests
{
    [TestMethod]
    public void A_new_asset_leaves_out_what_is_blank() => AssertGolden("create.xml", writer =>
    {
        writer.AddNew(Asset(1, "SRV & CO", "10.0.0.1", "srv.example.test", "IP", "Windows Server 2019 <Standard>"));
        writer.AddNew(Asset(2, null, null, "joão.example.test", "DNS", null));
    });

    [TestMethod]
    public void An_updated_asset_clears_what_is_blank() =>
        AssertGolden("update.xml", writer => writer.AddUpdate(Asset(3, null, null, null, null, null)));

    [TestMethod]
    public void Every_document_is_valid_against_the_schema() => Hosts.Any.List[1, 5].Sample(hosts =>
    {
        using var writer = new ImportDocumentWriter("Qualys:test");
        foreach (var host in hosts.DistinctBy(host => host.Id))
        {
            if (host.Id % 2 == 0)
                writer.AddNew(AssetRecord.FromHost(host));
            else
                writer.AddUpdate(AssetRecord.FromHost(host));
        }

        Assert.IsEmpty(Problems(Written(writer)));
    });

    [TestMethod]
    [DataRow("<name>x</name>", "<name></name>")]
    [DataRow(
        "<source>s</source>",
        "<source>sourcesourcesourcesourcesourcesourcesourcesourcesourcesourcesourcesourcesourcesourcesourcesourcesource</source>")]
    [DataRow("<type>Technology</type>", "<type>Technology</type><relevance>6</relevance>")]
    [DataRow("<type>Technology</type>", "<type>Technology</type><unknown />")]
    [DataRow("</asset>", "</asset><asset><source>s</source><id>1</id><name>again</name><type>Technology</type></asset>")]
    public void The_schema_refuses_what_the_host_would_refuse(string good, string bad)
    {
        const string document = "<assets><asset><source>s</source><id>1</id><name>x</name><type>Technology</type></asset></assets>";

        Assert.IsEmpty(Problems(document));
        Assert.IsNotEmpty(Problems(document.Replace(good, bad, StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_batch_that_writes_nothing_has_no_document_and_the_buffer_is_used_again()
    {
        using var writer = new ImportDocumentWriter("Qualys:test");
        Assert.IsNull(writer.Write());
        writer.AddNew(Asset(1, "LONG NAME", "10.0.0.1", null, "IP", null));
        var first = Written(writer);
        writer.AddNew(Asset(2, "B", null, null, null, null));

        StringAssert.Contains(first, "LONG NAME");
        StringAssert.EndsWith(Written(writer).Trim(), "</assets>");
    }

    private static AssetRecord Asset(long id, string? netBios, string? ip, string? dns, string? tracking, string? os) =>
        AssetRecord.FromHost(Hosts.Host(netBios, ip, dns, tracking, id) with { OperatingSystem = os });

    private static string Written(ImportDocumentWriter writer)
    {
        var document = writer.Write()!.Value;
        return Encoding.UTF8.GetString(document.Array!, document.Offset, document.Count);
    }

    private static void AssertGolden(string name, Action<ImportDocumentWriter> write)
    {
        using var writer = new ImportDocumentWriter("Qualys:qualysapi.example.test");
        write(writer);
        var written = Written(writer);
        var golden =
            File.ReadAllText(Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "ImportXml", "Golden", name));
        Assert.AreEqual(golden.TrimEnd(), written);
        Assert.IsEmpty(Problems(written));
    }

    private static List<string> Problems(string document)
    {
        var problems = new List<string>();
        using var schema = ContractSchemas.OpenAssetImport();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        using var schemaReader = XmlReader.Create(schema);
        settings.Schemas.Add(XmlSchema.Read(schemaReader, null)!);
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        using var reader = XmlReader.Create(new StringReader(document), settings);
        while (reader.Read())
        {
            // Reading validates.
        }

        return problems;
    }
}
