using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access.Passwords;

/// <summary>
/// Which names and passwords an account may have. Length is what counts: rules about kinds of characters make people write down.
/// </summary>
internal static class AccountRules
{
    public const int MaxNameLength = 100;
    public const int MinPasswordLength = 12;

    /// <summary>Whether an account may have the name.</summary>
    public static bool IsPossibleName(string name) =>
        name.Trim().Length is > 0 and <= MaxNameLength && !name.Any(char.IsControl) && KeepableText.Is(name);

    /// <summary>What is wrong with a name and a password; nothing when both may be taken.</summary>
    public static IReadOnlyList<LocalizedText> FindProblems(string name, string password)
    {
        var problems = new List<LocalizedText>();
        if (!IsPossibleName(name))
            problems.Add(Words.Of($"Account: 1 to {MaxNameLength} characters are allowed, and no control characters."));
        if (password.Length < MinPasswordLength)
            problems.Add(Words.Of($"Password: at least {MinPasswordLength} characters are required."));
        else if (CommonPasswords.IsCommon(password, name.Trim()))
            problems.Add(Words.Of($"""
                Password: it is easy to guess, because it is made of common words, names, years or sequences. Take several words that have
                nothing to do with each other.
                """));
        return problems;
    }

    /// <exception cref="TaskSettingsException">The name or the password may not be taken.</exception>
    public static void Check(string name, string password)
    {
        if (FindProblems(name, password) is { Count: > 0 } problems) throw new TaskSettingsException(problems);
    }
}
