using QualysPlugin.State;

namespace QualysPlugin.Tests.State;

/// <summary>What the host keeps for a task, readable by a person.</summary>
[TestClass]
public sealed class KeyValueStateTests
{
    private static readonly DateTimeOffset Date = new(2026, 3, 1, 4, 5, 6, TimeSpan.FromHours(-3));

    [TestMethod]
    public void Values_are_written_by_their_types_and_escaped() => Assert.AreEqual(
        "text=a%3Bb%3Dc;none=;number=1234567;yes=1;no=0;date=2026-03-01T07%3A05%3A06Z",
        KeyValueState.Write(("text", "a;b=c"), ("none", null), ("number", 1_234_567), ("yes", true), ("no", false), ("date", Date)));

    [TestMethod]
    public void Values_are_read_by_their_types()
    {
        var state = KeyValueState.Parse("text=a%3Bb%3Dc;number=1234567;date=2026-03-01T07%3A05%3A06Z;equation=a=b;odd=-7")!;

        Assert.AreEqual(("a%3Bb%3Dc", "a;b=c"), (state.Raw("text"), state.Text("text")));
        Assert.AreEqual((1_234_567L, 0L, 0L), (state.Number("number"), state.Number("odd"), state.Number("text")));
        Assert.AreEqual((Date, (DateTimeOffset?)null), (state.Date("date"), state.Date("text")));
        Assert.AreEqual("a=b", state.Text("equation"));
    }

    [TestMethod]
    public void A_key_that_was_not_written_is_empty_zero_and_no_date()
    {
        var state = KeyValueState.Parse("a=1")!;

        Assert.AreEqual(("", "", 0L, (DateTimeOffset?)null), (state.Raw("b"), state.Text("b"), state.Number("b"), state.Date("b")));
    }

    [TestMethod]
    [DataRow("a")]
    [DataRow("a=1;b")]
    [DataRow("a=1;a=1")]
    [DataRow("a=1;")]
    public void Anything_else_is_not_understood(string text) => Assert.IsNull(KeyValueState.Parse(text));

    [TestMethod]
    public void Keys_differ_by_case() => Assert.AreEqual("2", KeyValueState.Parse("a=1;A=2")!.Text("A"));
}
