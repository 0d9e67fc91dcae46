namespace RiskManager.ReferenceHost.Audit;

/// <summary>Who did something, and from where.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="From">
/// The address of the browser, as sign-in attempts are counted by, or <see cref="CommandLine"/> or
/// <see cref="Schedule"/>; null: the host did it by itself.
/// </param>
internal readonly record struct Actor(string Name, string? From = null)
{
    public const string CommandLine = "command line";
    public const string Schedule = "schedule";

    public static implicit operator Actor(string name) => new(name);

    /// <summary>The person at the terminal, by the name that the operating system knows.</summary>
    public static Actor AtTerminal() => new(Environment.UserName, CommandLine);

    public override string ToString() => Name;
}
