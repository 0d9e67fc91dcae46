namespace QualysPlugin.Scenarios.Stage;

/// <summary>What the program was started with. It crosses into the application's domain as its arguments.</summary>
internal sealed record ProgramSettings(string Folder, IReadOnlyDictionary<string, string> Values)
{
    public string PluginFolder => Path.Combine(Folder, "plugins", "QualysPlugin");

    /// <summary>Where a scenario keeps the import documents.</summary>
    public string DocumentFolder => Values["documents"];

    public static ProgramSettings Parse(string[] arguments) =>
        new(arguments[0], arguments.Skip(1).Select(argument => argument.Split(['='], 2)).ToDictionary(pair => pair[0], pair => pair[1]));

    public string[] ToArguments() => [Folder, .. Values.Select(value => $"{value.Key}={value.Value}")];

    /// <summary>Whether a scenario was asked for with <c>only</c>; where nothing was, <paramref name="unlessNamed"/> says.</summary>
    public bool Includes(string name, bool unlessNamed = true) =>
        Values.TryGetValue("only", out var only) ? only.Split(',').Contains(name) : unlessNamed;
}
