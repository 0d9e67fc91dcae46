using System.Globalization;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Settings;

/// <summary>A <c>web.config</c> key that holds a whole number within a range.</summary>
internal sealed class WholeNumberKey
{
    public WholeNumberKey(string name, int @default, int minimum, int maximum, string meaning)
    {
        Default = @default;
        Minimum = minimum;
        Maximum = maximum;
        var allowed = string.Format(CultureInfo.InvariantCulture, "{0:N0} to {1:N0}", minimum, maximum);
        Key = new TuningKey(name, @default.ToString(CultureInfo.InvariantCulture), allowed, meaning);
    }

    public TuningKey Key { get; }

    private int Default { get; }

    private int Minimum { get; }

    private int Maximum { get; }

    /// <summary>Reads the value; a problem names key, value and range.</summary>
    public int Read(Func<string, string?> find, ICollection<LocalizedText> problems)
    {
        var text = find(Key.Name);
        if (text is null)
            return Default;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= Minimum
            && value <= Maximum)
            return value;
        problems.Add(Words.Of(
            $"web.config, appSettings key \"{Key.Name}\": \"{text}\" is not a whole number from {Minimum:N0} to {Maximum:N0}."));
        return Default;
    }
}
