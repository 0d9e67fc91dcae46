using System.Text;
using System.Xml;
using System.Xml.Schema;
using RiskManager.ReferenceHost.Export;

namespace RiskManager.ReferenceHost.Tests.Export;

[TestClass]
public sealed class ExportedAssetTests
{
    private const string Identity = "<source>S</source><id>1</id><name>one</name><type>Technology</type>";

    [TestMethod]
    [DataRow("", "source id name type responsible")]
    [DataRow("<hostaddress>10.0.0.1</hostaddress><attributes />", "source id name type hostaddress responsible attributes")]
    [DataRow("<relevance>3</relevance><criticality>7</criticality>", "source id name type relevance responsible criticality")]
    public void The_responsible_person_stands_where_the_schema_demands_it(string more, string elements)
    {
        var asset = Read($"<asset>{Identity}{more}</asset>", "Ana").Single();

        Assert.AreEqual(elements, string.Join(' ', asset.Element.Elements().Select(element => element.Name.LocalName)));
        Assert.AreEqual("Ana", asset.Element.Element("responsible")!.Value);
    }

    [TestMethod]
    public void A_person_whom_the_asset_names_stays()
    {
        var asset = Read($"<asset>{Identity}<responsible>Bia</responsible></asset>", "Ana").Single();

        Assert.AreEqual("Bia", asset.Element.Element("responsible")!.Value);
    }

    [TestMethod]
    public void Nobody_is_named_where_the_form_names_nobody() =>
        Assert.IsNull(Read($"<asset>{Identity}</asset>", null).Single().Element.Element("responsible"));

    [TestMethod]
    [DataRow("<asset><source>S</source><id>1</id><name /><type>Technology</type></asset>")]
    [DataRow("<asset>" + Identity + "</asset><asset>" + Identity + "</asset>")]
    [DataRow("<asset>" + Identity + "<color>red</color></asset>")]
    public void A_document_that_breaks_the_schema_is_refused(string assets) =>
        Assert.ThrowsExactly<XmlSchemaValidationException>(() => Read(assets, null));

    [TestMethod]
    public void A_document_type_is_refused() =>
        Assert.ThrowsExactly<XmlException>(() => ReadDocument("<!DOCTYPE assets><assets />", null));

    private static List<ExportedAsset> Read(string assets, string? responsible) => ReadDocument($"<assets>{assets}</assets>", responsible);

    private static List<ExportedAsset> ReadDocument(string document, string? responsible) =>
        [.. ExportedAsset.Read(new ArraySegment<byte>(Encoding.UTF8.GetBytes(document)), responsible)];
}
