using CsCheck;
using RiskManagerSimulator.Organization;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

[TestClass]
public sealed class TextIndexTests
{
    private static readonly Gen<string> Texts = Gen.Char["abAB '/\u00e7\u00c7_"].Array[0, 5].Select(characters => new string(characters));

    [TestMethod]
    public void The_index_finds_what_a_scan_would_find() => Gen.Select(Texts.Array[0, 30], Texts).Sample((texts, wanted) =>
    {
        var index = new TextIndex();
        var rows = texts.Select((text, number) => (Text: text, Id: new Guid(number, 0, 0, new byte[8]))).ToList();
        rows.ForEach(row => index.Add(row.Text, row.Id));

        CollectionAssert.AreEquivalent(Ids(text => text.Equals(wanted, StringComparison.OrdinalIgnoreCase)), index.Equal(wanted).ToList());
        CollectionAssert.AreEquivalent(
            Ids(text => text.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)), index.StartingWith(wanted).ToList());

        List<Guid> Ids(Predicate<string> applies) => [.. rows.Where(row => applies(row.Text)).Select(row => row.Id)];
    });

    [TestMethod]
    public void A_removed_text_is_not_found()
    {
        var index = new TextIndex();
        index.Add("a", Guid.Empty);
        index.Remove("a", Guid.Empty);

        Assert.IsEmpty(index.Equal("a").ToList());
    }
}
