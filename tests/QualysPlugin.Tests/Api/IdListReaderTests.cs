using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;

namespace QualysPlugin.Tests.Api;

/// <summary>The ID-only listing, on which the proof of completeness rests (R22).</summary>
[TestClass]
public sealed class IdListReaderTests
{
    [TestMethod]
    public void Ids_and_ranges_are_read_whatever_white_space_is_around_them()
    {
        var ids = Read("<ID_SET><ID> 7\n</ID><ID_RANGE> 10 - 12 </ID_RANGE><ID_RANGE>20</ID_RANGE></ID_SET>");

        CollectionAssert.AreEqual(new long[] { 7, 10, 11, 12, 20 }, ids.Ids.ToArray());
    }

    [TestMethod]
    public void A_platform_that_lists_whole_hosts_all_the_same_is_understood()
    {
        var ids =
            Read("<HOST_LIST><HOST><OTHER><ID>99</ID></OTHER><ID>7</ID><IP>10.0.0.1</IP></HOST></HOST_LIST><HOST_LIST><HOST>"
                + "<ID>9</ID></HOST></HOST_LIST>");

        CollectionAssert.AreEqual(new long[] { 7, 9 }, ids.Ids.ToArray());
    }

    [TestMethod]
    public void A_range_of_tens_of_millions_takes_no_time() =>
        Assert.AreEqual(40_000_000, Read("<ID_SET><ID_RANGE>1-40000000</ID_RANGE></ID_SET>").Count);

    [TestMethod]
    [DataRow("<ID>seven</ID>")]
    [DataRow("<ID></ID>")]
    [DataRow("<ID_RANGE>12-10</ID_RANGE>")]
    [DataRow("<ID_RANGE>1-999999999999</ID_RANGE>")]
    public void What_is_no_id_is_an_error_and_never_skipped(string element)
    {
        var exception = Assert.ThrowsExactly<QualysApiException>(() => Read($"<ID_SET>{element}</ID_SET>"));

        StringAssert.Contains(exception.Message, "neither an ID nor a range");
    }

    [TestMethod]
    public void Another_document_is_no_empty_listing()
    {
        const string other = "<?xml version=\"1.0\"?><ERROR><MESSAGE>not available</MESSAGE></ERROR>";

        var ids = Assert.ThrowsExactly<QualysApiException>(() => new IdListReader().Read(Answers.Request, Answers.Of(other)));
        var groups = Assert.ThrowsExactly<QualysApiException>(() => new AssetGroupReader().Read(Answers.Request, Answers.Of(other), []));

        StringAssert.Contains(ids.Message, "ERROR and not HOST_LIST_OUTPUT");
        StringAssert.Contains(groups.Message, "ERROR and not ASSET_GROUP_LIST_OUTPUT");
    }

    [TestMethod]
    public void A_listing_that_was_cut_off_is_asked_for_again()
    {
        var whole = Answers.Page("<ID_SET><ID>7</ID><ID>8</ID></ID_SET>");

        var exception = Assert.ThrowsExactly<QualysApiException>(() =>
            new IdListReader().Read(Answers.Request, Answers.Of(whole[..whole.IndexOf("<ID>8", StringComparison.Ordinal)])));

        Assert.AreEqual(ApiFault.Transient, exception.Fault);
    }

    private static HostIdSet Read(string content) => new IdListReader().Read(Answers.Request, Answers.Of(Answers.Page(content))).Ids;
}
