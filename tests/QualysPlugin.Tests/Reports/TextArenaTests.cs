using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

[TestClass]
public sealed class TextArenaTests
{
    private const int ChunkSize = 64 * 1024;

    private readonly TextArena _texts = new();

    [TestMethod]
    public void Texts_of_any_length_are_read_as_they_were_added()
    {
        string[] texts = ["", "a", "ção", new('x', 255), new('y', 256), new('é', 8_192), "😀"];

        var places = texts.Select(_texts.Add).ToList();

        CollectionAssert.AreEqual(texts, places.Select(_texts.Read).ToList());
        CollectionAssert.DoesNotContain(places, 0);
    }

    [TestMethod]
    public void A_text_takes_two_bytes_beyond_its_own()
    {
        Assert.AreEqual((1, 1), (_texts.End, _texts.Add("abc")));
        Assert.AreEqual((6, 6), (_texts.End, _texts.Add("é")));
        Assert.AreEqual(10, _texts.End);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void A_text_that_does_not_fit_into_the_rest_of_a_chunk_goes_to_the_next(int tooMuch)
    {
        const int before = 60_000;
        for (var left = before - 1; left > 0; left -= 100)
            _texts.Add(new string('x', Math.Min(98, left - 2)));
        Assert.AreEqual(before, _texts.End);
        var text = new string('y', ChunkSize - before - 2 + tooMuch);

        var place = _texts.Add(text);

        Assert.AreEqual(tooMuch == 0 ? before : ChunkSize, place);
        Assert.AreEqual(text, _texts.Read(place));
        Assert.AreEqual("next", _texts.Read(_texts.Add("next")));
        Assert.AreEqual(new string('x', 98), _texts.Read(1));
    }

    [TestMethod]
    [DataRow("abc", true)]
    [DataRow("abd", false)]
    [DataRow("xbc", false)]
    [DataRow("ab", false)]
    [DataRow("abcd", false)]
    [DataRow("", false)]
    public void A_place_holds_its_text_and_no_other(string text, bool isHeld)
    {
        var place = _texts.Add("abc");
        _texts.Add("d");

        Assert.AreEqual(isHeld, _texts.Holds(place, text));
    }

    [TestMethod]
    public void Texts_from_a_place_on_are_forgotten_and_their_room_is_used_again()
    {
        var kept = _texts.Add("kept");
        var end = _texts.End;
        for (var i = 0; i < 20; i++)
            _texts.Add(new string('x', 8_000));

        _texts.Truncate(end);

        Assert.AreEqual((end, end), (_texts.End, _texts.Add("new")));
        Assert.AreEqual(("kept", "new"), (_texts.Read(kept), _texts.Read(end)));
        for (var i = 0; i < 20; i++)
            Assert.AreEqual(new string('y', 8_000), _texts.Read(_texts.Add(new string('y', 8_000))));
    }
}
