using System.Text;
using System.Xml;
using System.Xml.Schema;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Export;

namespace RiskManager.ReferenceHost.Tests.Export;

[TestClass]
public sealed class AssetCopierTests
{
    private const string Identity = "<source>S</source><id>1</id><name>one</name><type>Technology</type>";

    [TestMethod]
    [DataRow("", "<responsible>Ana</responsible>")]
    [DataRow(
        "<hostaddress>10.0.0.1</hostaddress><attributes />",
        "<hostaddress>10.0.0.1</hostaddress><responsible>Ana</responsible><attributes />")]
    [DataRow(
        "<relevance>3</relevance><criticality>7</criticality>",
        "<relevance>3</relevance><responsible>Ana</responsible><criticality>7</criticality>")]
    [DataRow(
        "<location><latitude>1</latitude></location>", "<responsible>Ana</responsible><location><latitude>1</latitude></location>")]
    public void The_responsible_person_stands_where_the_schema_demands_it(string more, string copied) =>
        Assert.AreEqual($"<asset>{Identity}{copied}</asset>", Copy($"<asset>{Identity}{more}</asset>", "Ana"));

    [TestMethod]
    public void A_person_whom_the_asset_names_stays() => Assert.AreEqual(
        $"<asset>{Identity}<responsible>Bia</responsible><attributes /></asset>",
        Copy($"<asset>{Identity}<responsible>Bia</responsible><attributes /></asset>", "Ana"));

    [TestMethod]
    public void Nobody_is_named_where_the_form_names_nobody() =>
        Assert.AreEqual($"<asset>{Identity}</asset>", Copy($"<asset>{Identity}</asset>", null));

    [TestMethod]
    public void Every_character_of_a_value_stays()
    {
        const string value = "<attribute name=\"a &lt; &quot;b&quot;\">São &amp; &lt;Łódź&gt; 😀</attribute>";
        const string asset = $"<asset>{Identity}<attributes>{value}</attributes></asset>";

        Assert.AreEqual(asset, Copy(asset, null));
    }

    [TestMethod]
    public void Each_asset_is_named_as_soon_as_it_is_written()
    {
        var text = new StringBuilder();
        using var writer = XmlWriter.Create(text, Fragment);
        var second = Identity.Replace(">1<", ">2<", StringComparison.Ordinal);
        var document = $"<assets><asset>{Identity}</asset><asset>{second}</asset></assets>";

        var keys = AssetCopier.Copy(Bytes(document), null, writer).ToList();

        CollectionAssert.AreEqual(new[] { new AssetKey("S", "1"), new AssetKey("S", "2") }, keys);
    }

    [TestMethod]
    [DataRow("<asset><source>S</source><id>1</id><name /><type>Technology</type></asset>")]
    [DataRow("<asset>" + Identity + "</asset><asset>" + Identity + "</asset>")]
    [DataRow("<asset>" + Identity + "<color>red</color></asset>")]
    [DataRow("<asset />")]
    [DataRow("")]
    public void A_document_that_breaks_the_schema_is_refused(string assets) =>
        Assert.ThrowsExactly<XmlSchemaValidationException>(() => Copy(assets, null));

    [TestMethod]
    public void A_document_type_is_refused() =>
        Assert.ThrowsExactly<XmlException>(() => CopyDocument("<!DOCTYPE assets><assets />", null));

    private static XmlWriterSettings Fragment => new() { ConformanceLevel = ConformanceLevel.Fragment };

    private static string Copy(string assets, string? responsible) => CopyDocument($"<assets>{assets}</assets>", responsible);

    private static string CopyDocument(string document, string? responsible)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Fragment))
        {
            foreach (var key in AssetCopier.Copy(Bytes(document), responsible, writer)) Assert.AreEqual(new AssetKey("S", "1"), key);
        }

        return text.ToString();
    }

    private static ArraySegment<byte> Bytes(string document) => new(Encoding.UTF8.GetBytes(document));
}
