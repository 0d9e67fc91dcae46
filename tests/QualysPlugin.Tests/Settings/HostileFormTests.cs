using System.Reflection;
using QualysPlugin.Settings;
using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Settings;

/// <summary>Hostile values in every field of the form: a run takes them, or refuses them with a sentence that names the field.</summary>
[TestClass]
public sealed class HostileFormTests
{
    private static readonly string?[] Texts =
    [
        null, "", " ", "\0", "\u001b[2J", "\u202egpj", "\ud800", "\r\nX: 1", "' OR 1=1 --", "%00", "../../web.config", "//evil.example",
        "https://evil.example", "https://[::1", "https://user:pass@x/", "javascript:alert(1)", "<script>alert(1)</script>", "{0}{1}",
        "&amp;", "(a+)+$", "0.0.0.0/0", "::/0", "10.0.0.0/99", "1.1.1.1-0.0.0.0", "255.255.255.255-255.255.255.256",
        "10.0.0.1,,;\n,10.0.0.1", "-", "/",
        "99999999999999999999/8", new('a', 401), new('9', 6000), new('\u00e9', 6000), new(',', 6000),
    ];

    [TestMethod]
    public async Task No_value_of_a_field_is_more_than_a_refusal()
    {
        var tried = 0;
        foreach (var property in Fields())
        {
            foreach (var value in Values(property.PropertyType))
            {
                var stage = new RunStage();
                property.SetValue(stage.Settings, value);
                await TryAsync(stage, $"{property.Name} = {value}");
                tried++;
            }
        }

        Assert.IsGreaterThan(200, tried);
    }

    private static IEnumerable<PropertyInfo> Fields() => typeof(ImportAssetsSettings).GetProperties()
        .Where(property => property is { CanRead: true, CanWrite: true });

    private static object?[] Values(Type type)
    {
        if (type == typeof(string))
            return Texts;
        if (type == typeof(IReadOnlyList<string>))
            return [null, .. Texts.Select(text => (object)new[] { text! }), Enumerable.Repeat("x", 5000).ToArray()];
        if (type.IsEnum)
            return [Enum.ToObject(type, -1), Enum.ToObject(type, int.MaxValue)];
        if (type == typeof(int))
            return [int.MinValue, -1, 0, 1, int.MaxValue];
        if (type == typeof(int?))
            return [null, int.MinValue, -1, 0, 1, int.MaxValue];
        return type == typeof(bool) ? [true, false] : throw new NotSupportedException($"Say which values of {type} are hostile.");
    }

    private static async Task TryAsync(RunStage stage, string name)
    {
        try
        {
            var result = await stage.RunAsync();
            Assert.AreNotEqual(FailureKind.Unexpected, result.FailureKind, name);
        }
        catch (Exception exception) when (exception is TaskSettingsException or HostStoreException)
        {
            Assert.IsFalse(string.IsNullOrWhiteSpace(exception.Message), name);
        }
    }
}
