using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace RiskManager.ReferenceHost.Commands.Arguments;

/// <summary>Options that say which values they allow, in the help and when they refuse one.</summary>
internal static class CheckedOptions
{
    public static Option<int?> Number(string name, string description, int min, int max)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"{min:N0} to {max:N0}");
        return new Option<int?>(name)
        {
            Description = $"{description} Allowed: {allowed}.",
            HelpName = "number",
            CustomParser = result =>
            {
                if (int.TryParse(TextOf(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= min && number <= max)
                    return number;
                result.AddError($"{name}: \"{TextOf(result)}\" is not allowed; a whole number from {allowed} is.");
                return null;
            },
        };
    }

    /// <summary>A path of a file or a folder.</summary>
    public static Option<string> Path(string name, string description, bool required = false)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "path", Required = required };
        option.Validators.Add(RequirePaths);
        return option;
    }

    /// <summary>A path of a file or a folder that need not be given.</summary>
    public static Option<string?> OptionalPath(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "path" };
        option.Validators.Add(RequirePaths);
        return option;
    }

    /// <summary>The path of a file that takes the place of an earlier one, and must not take that of a device.</summary>
    public static Option<string> Target(string name, string description)
    {
        var option = Path(name, description, required: true);
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => System.IO.Path.GetDirectoryName(token.Value) == "/dev") is { } token)
                result.AddError($"{name}: \"{token.Value}\" is a device; name a file.");
        });
        return option;
    }

    /// <summary>One of a few words.</summary>
    public static Option<string> Choice(string name, string description, bool required, params IReadOnlyList<string> words) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', words),
        Required = required,
        CustomParser = result =>
        {
            if (words.FirstOrDefault(word => word.Equals(TextOf(result), StringComparison.OrdinalIgnoreCase)) is { } found) return found;
            result.AddError($"{name}: \"{TextOf(result)}\" is not allowed; allowed are {string.Join(", ", words)}.");
            return "";
        },
    };

    /// <summary>Adds what paths have to be.</summary>
    public static void RequirePaths(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => string.IsNullOrWhiteSpace(token.Value) || token.Value.Contains('\0')))
            result.AddError($"{result.Option.Name}: \"{token.Value}\" is not a path.");
    }

    private static string TextOf(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
}
