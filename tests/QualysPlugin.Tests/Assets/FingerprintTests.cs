using CsCheck;
using QualysPlugin.Assets;

namespace QualysPlugin.Tests.Assets;

[TestClass]
public sealed class FingerprintTests
{
    private static readonly Gen<string?> Value = Gen.Frequency(
        (1, Gen.Const((string?)null)), (4, Gen.String[0, 12].Select(text => (string?)text)));

    [TestMethod]
    public void Lists_of_values_have_the_same_fingerprint_exactly_when_they_are_the_same() =>
        Gen.Select(Value.Array[1, 4], Value.Array[1, 4]).Sample((one, other) =>
            Of(one) == Of([.. one]) && (Of(one) == Of(other)) == one.SequenceEqual(other));

    [TestMethod]
    public void Neighbours_differ()
    {
        Assert.AreNotEqual(Of(["ab", "c"]), Of(["a", "bc"]));
        Assert.AreNotEqual(Of(["a", null]), Of([null, "a"]));
        Assert.AreNotEqual(Of([""]), Of([null]));
        Assert.AreNotEqual(Of(["\0"]), Of([""]));
        Assert.AreNotEqual(Fingerprint.Begin(1).ToInt64(), Fingerprint.Begin(2).ToInt64());
    }

    [TestMethod]
    public void A_million_similar_hosts_have_a_million_fingerprints()
    {
        var seen = new HashSet<long>();
        for (var number = 0; number < 1_000_000; number++)
            seen.Add(Of([$"SRV{number}", $"10.0.{number >> 8 & 255}.{number & 255}"]));

        Assert.HasCount(1_000_000, seen);
    }

    /// <summary>It is kept by hosts, so it may not change from one version or platform to the next.</summary>
    [TestMethod]
    public void A_fingerprint_stays_what_it_is() =>
        Assert.AreEqual(3329733737249869444L, Of(["SRV1 (10.0.0.1)", "srv1.example.com", null]));

    private static long Of(string?[] values) => values.Aggregate(Fingerprint.Begin(1), (print, value) => print.With(value)).ToInt64();
}
