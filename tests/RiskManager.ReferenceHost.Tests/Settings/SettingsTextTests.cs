using System.ComponentModel.DataAnnotations;
using System.Reflection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Settings;

/// <summary>Fields of every type that a plugin may have, and their limits.</summary>
[TestClass]
public sealed class SettingsTextTests
{
    [TestMethod]
    [DataRow(nameof(Sample.Count), "42", true, "42")]
    [DataRow(nameof(Sample.Count), "+7", true, "7")]
    [DataRow(nameof(Sample.Count), "", false, null)]
    [DataRow(nameof(Sample.Count), "0x1F", false, null)]
    [DataRow(nameof(Sample.Count), "1.5", false, null)]
    [DataRow(nameof(Sample.Count), "2147483648", false, null)]
    [DataRow(nameof(Sample.Large), "2147483648", true, "2147483648")]
    [DataRow(nameof(Sample.Optional), "", true, "")]
    [DataRow(nameof(Sample.Factor), "1.5", true, "1.5")]
    [DataRow(nameof(Sample.Factor), "1,5x", false, null)]
    [DataRow(nameof(Sample.Wait), "00:05:00", true, "00:05:00")]
    [DataRow(nameof(Sample.Wait), "soon", false, null)]
    [DataRow(nameof(Sample.Titles), "Berlin\r\n\n Rome ", true, "Berlin\nRome")]
    [DataRow(nameof(Sample.Text), " a\r\nb", true, " a\r\nb")]
    public void A_field_takes_what_its_type_has_and_nothing_else(string name, string text, bool isRead, string? written)
    {
        var property = Property(name);

        Assert.IsTrue(SettingsText.CanBeEntered(property));
        Assert.AreEqual(isRead, SettingsText.TryRead(property, text, out var value));
        if (isRead) Assert.AreEqual(written, SettingsText.Write(property, value));
    }

    [TestMethod]
    public void A_value_that_no_text_can_hold_has_no_field() => Assert.IsFalse(SettingsText.CanBeEntered(Property(nameof(Sample.Nested))));

    [TestMethod]
    [DataRow(nameof(Sample.Text), 10_000)]
    [DataRow(nameof(Sample.Short), 20)]
    [DataRow(nameof(Sample.Shorter), 5)]
    [DataRow(nameof(Sample.Exact), 8)]
    [DataRow(nameof(Sample.AnyLength), 10_000)]
    public void The_smallest_limit_of_all_annotations_counts(string name, int limit) =>
        Assert.AreEqual(limit, SettingsLimits.MaxCharacters(Property(name)));

    [TestMethod]
    public void Every_annotation_is_checked()
    {
        var settings = new Sample { Name = "x", Shorter = "123456", Exact = "a", Pattern = "a:b", Count = 101 };

        var wrong = SettingsValidation.Problems(settings).Select(problem => problem.Member).Distinct().Order(StringComparer.Ordinal);

        CollectionAssert.AreEqual(new[] { "Count", "Exact", "Pattern", "Shorter" }, wrong.ToArray());
        Assert.AreEqual(("1", "100"), SettingsLimits.Range(Property(nameof(Sample.Count))));
        Assert.AreEqual((null, null), SettingsLimits.Range(Property(nameof(Sample.Large))));
    }

    private static PropertyInfo Property(string name) => typeof(Sample).GetProperty(name)!;

    private sealed class Sample : IntegrationTaskSettings
    {
        [Range(1, 100)]
        public int Count { get; set; } = 1;

        public long Large { get; set; }

        public int? Optional { get; set; }

        public double Factor { get; set; }

        public TimeSpan Wait { get; set; }

        public IReadOnlyList<string> Titles { get; set; } = [];

        public string? Text { get; set; }

        [MaxLength(20)]
        public string? Short { get; set; }

        [StringLength(9)]
        [MaxLength(5)]
        public string? Shorter { get; set; }

        [Length(2, 8)]
        public string? Exact { get; set; }

        [MaxLength]
        public string? AnyLength { get; set; }

        [RegularExpression("[^:]*")]
        public string? Pattern { get; set; }

        public IReadOnlyDictionary<string, string>? Nested { get; set; }
    }
}
