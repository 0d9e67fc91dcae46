using System.Text.Json;

namespace TestSupport;

/// <summary>The settings file of an import, with values that work.</summary>
public sealed record ImportSettings
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public string Name { get; init; } = "Nightly";

    public required string ServerUrl { get; init; }

    public string SignIn { get; init; } = "password";

    public string AccessAccount { get; init; } = "user";

    public string AccessPasswordEnvironmentVariable { get; init; } = "QUALYS_PASSWORD";

    public string IpRanges { get; init; } = "";

    public string[] Tags { get; init; } = [];

    public string[] ExcludedTags { get; init; } = [];

    public string TagMatch { get; init; } = "any";

    public string[] AssetGroups { get; init; } = [];

    public bool UpdateProperties { get; init; } = true;

    public string PerimeterMode { get; init; } = "single";

    public string? Perimeter { get; init; } = "Data center";

    public bool CreateComponents { get; init; }

    public bool IncrementalRuns { get; init; }

    public int FullRunEveryDays { get; init; } = 7;

    public int StopAtNewPercent { get; init; } = 50;

    public int StopAtChangedPercent { get; init; } = 50;

    public string? Responsible { get; init; }

    public static ImportSettings For(Simulator simulator) => new() { ServerUrl = simulator.Url.ToString() };

    public void WriteTo(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, CamelCase));
}
