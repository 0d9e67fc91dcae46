using System.Net;
using System.Text;
using RiskManager.Rest.Calls;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>How replies of the platform are read and judged.</summary>
[TestClass]
public sealed class PlatformRepliesTests
{
    [TestMethod]
    [DataRow(200, "{\"error\":\"x\",\"error_description\":\"Name is too long\"}", false, "Rejected", false)]
    [DataRow(400, "{\"error\":\"x\"}", false, "Rejected", false)]
    [DataRow(403, "{\"error\":\"x\"}", false, "Rejected", false)]
    [DataRow(403, "", true, "Refused", false)]
    [DataRow(401, "", false, "Refused", false)]
    [DataRow(400, "{\"error\":\"invalid_token\"}", false, "Refused", false)]
    [DataRow(404, "", false, "Missing", false)]
    [DataRow(429, "", false, "Unreachable", false)]
    [DataRow(503, "", false, "Unreachable", true)]
    [DataRow(500, "", true, "Unreachable", false)]
    [DataRow(200, "\r\n<html>Sign in</html>", false, "Unreachable", true)]
    [DataRow(302, "", false, "Unexpected", false)]
    [DataRow(400, "{\"error\":\"x\"}", true, "Unexpected", false)]
    public void Status_and_body_decide_what_went_wrong(int status, string body, bool isRead, string fault, bool isDoubtful)
    {
        var found = ReplyCheck.FindFault("POST /x", isRead, (HttpStatusCode)status, Encoding.UTF8.GetBytes(body))!;

        Assert.AreEqual((fault, isDoubtful), (found.Fault.ToString(), found.IsDoubtful), found.Message);
    }

    [TestMethod]
    [DataRow(200, "[]")]
    [DataRow(201, "\"b1d2c3a4-0000-0000-0000-000000000001\"")]
    [DataRow(204, "")]
    [DataRow(200, "{\"Name\":\"error\"}")]
    public void A_success_without_an_error_is_one(int status, string body) =>
        Assert.IsNull(ReplyCheck.FindFault("GET /x", true, (HttpStatusCode)status, Encoding.UTF8.GetBytes(body)));

    [TestMethod]
    public void A_refusal_carries_the_platform_s_own_words_and_names_the_parameters()
    {
        const string body = """
            {"error":"invalid_request","error_description":"A required attribute is blank.",
             "app_errors":[{"error_code":"RequiredAttribute","parameter_name":"cost_center","values":[]}]}
            """;

        var found = ReplyCheck.FindFault("POST /assets", false, HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes(body))!;

        Assert.AreEqual(
            "POST /assets: the platform says: invalid_request; A required attribute is blank.; RequiredAttribute (cost_center)",
            found.Message);
        CollectionAssert.AreEqual(new[] { "cost_center" }, found.Parameters.ToList());
    }

    [TestMethod]
    [DataRow("\"\\/Date(1312209607337-0300)\\/\"", 1312209607337L)]
    [DataRow("\"\\/Date(1312209607337)\\/\"", 1312209607337L)]
    [DataRow("\"\\/Date(1312209607337+0530)\\/\"", 1312209607337L)]
    [DataRow("\"\\/Date(-62135589600000-0200)\\/\"", null)]
    [DataRow("null", null)]
    public void Dates_are_milliseconds_of_utc_and_the_year_1_is_none(string date, long? milliseconds)
    {
        var asset = Read<AssetData>($$"""{"CreatedOn":{{date}}}""");

        Assert.AreEqual(milliseconds, asset.CreatedOn?.ToUnixTimeMilliseconds());
    }

    [TestMethod]
    [DataRow(" Headquarters > Servers > SRV1", "SRV1", "Headquarters|Servers")]
    [DataRow("Data center > A > B", "A > B", "Data center")]
    [DataRow("Data center > SRV1", "renamed", "Data center")]
    [DataRow("", "SRV1", "")]
    public void The_perimeter_of_an_asset_is_its_path_without_its_own_name(string path, string name, string expected)
    {
        var asset = new AssetData { Path = path, Name = name };

        Assert.AreEqual(expected, string.Join('|', asset.PerimeterPath()));
    }

    [TestMethod]
    public void Values_of_attributes_are_texts_whatever_they_come_as()
    {
        var asset = Read<AssetData>("""
            {"customattributes":{"a":"text","b":["x","y"],"c":3.25,"d":null,"e":"","f":[]},"id":"b1d2c3a4-0000-0000-0000-000000000001"}
            """);

        Assert.AreEqual(
            ("text", "x", "3.25", null, null, null, null),
            (asset.Attribute("a"), asset.Attribute("b"), asset.Attribute("c"), asset.Attribute("d"), asset.Attribute("e"),
                asset.Attribute("f"), asset.Attribute("g")));
        Assert.AreEqual(Guid.Parse("b1d2c3a4-0000-0000-0000-000000000001"), asset.Id);
    }

    [TestMethod]
    [DataRow("\"b1d2c3a4-0000-0000-0000-000000000001\"")]
    [DataRow("{\"Id\":\"b1d2c3a4-0000-0000-0000-000000000001\",\"Name\":\"x\"}")]
    public void The_id_of_what_was_created_comes_as_a_text_or_in_an_object(string body) =>
        Assert.AreEqual(Guid.Parse("b1d2c3a4-0000-0000-0000-000000000001"), Reply(body).ReadId());

    [TestMethod]
    public void A_creation_without_an_id_is_doubtful_and_names_the_page_it_departs_from()
    {
        var fault = Assert.ThrowsExactly<PlatformException>(() => Reply("true").ReadId());

        Assert.IsTrue(fault.IsDoubtful);
        StringAssert.Contains(fault.Message, "departs from the page \"Create an asset\"");
    }

    [TestMethod]
    public void Apostrophes_in_filters_are_doubled() =>
        Assert.AreEqual("Name eq 'O''Neil'", PlatformFilter.Equal("Name", "O'Neil"));

    private static PlatformReply Reply(string body) => new("POST /assets", Encoding.UTF8.GetBytes(body), null);

    private static T Read<T>(string body) => Reply(body).Read<T>(Rest.Assumptions.PlatformAssumptions.Details);
}
