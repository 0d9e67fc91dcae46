// Writes windows-releases.tsv anew, from two files downloaded from endoflife.date:
//
//   dotnet run build/RenewWindowsReleases.cs -- windows.json windows-server.json [windows-releases.tsv]
//
// The files are the answers of https://endoflife.date/api/v1/products/windows and .../windows-server.
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property GenerateDocumentationFile=false
#:property EnforceCodeStyleInBuild=false

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

if (args.Length is < 2 or > 3)
{
    Console.Error.WriteLine("Usage: dotnet run build/RenewWindowsReleases.cs -- windows.json windows-server.json [windows-releases.tsv]");
    return 2;
}

try
{
    var clients = Download.Read(args[0], "windows");
    var servers = Download.Read(args[1], "windows-server");
    var output = args.Length == 3 ? args[2] : Releases.ShippedFile();
    File.WriteAllText(output, Releases.Write(clients, servers));
    Console.WriteLine($"{output} has the data of {clients.Date:yyyy-MM-dd}.");
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

/// <summary>One file of endoflife.date.</summary>
internal sealed record Download(DateTime Date, IReadOnlyList<(string Cycle, string Build)> Cycles)
{
    private const string VersionPrefix = "10.0.";

    /// <summary>Reads the cycles that have a build of Windows 10 or later.</summary>
    public static Download Read(string path, string product)
    {
        var answer = Parse(path);
        if (answer?.Result is not { Releases: { } releases } result || result.Name != product)
            throw new FormatException($"{path} is not what https://endoflife.date/api/v1/products/{product} answers.");
        var cycles = releases.Where(release => release.Latest?.Name?.StartsWith(VersionPrefix, StringComparison.Ordinal) == true)
            .Select(release => (release.Name, release.Latest!.Name[VersionPrefix.Length..]));
        return new Download(answer.LastModified.UtcDateTime, [.. cycles]);
    }

    private static Answer? Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), AnswerContext.Default.Answer);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}

/// <summary>What endoflife.date answers, as far as it is used.</summary>
internal sealed record Answer(DateTimeOffset LastModified, Product? Result);

internal sealed record Product(string Name, IReadOnlyList<Release>? Releases);

internal sealed record Release(string Name, Latest? Latest = null);

internal sealed record Latest(string Name);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerContext : JsonSerializerContext;

/// <summary>The rows of the file.</summary>
internal static partial class Releases
{
    /// <summary>The name that Microsoft gives to the release of a server, where no release of Windows 10 or 11 has its build.</summary>
    private static readonly Dictionary<string, string> ServerVersions = new() { ["20348"] = "21h2" };

    /// <summary>NVD's products of the annual channel, which are called after a server with a year.</summary>
    private static readonly Dictionary<string, string> AnnualChannel = new() { ["23h2"] = "2022_23h2" };

    public static string Write(Download clients, Download servers)
    {
        var lines = new List<string>
        {
            $"# Releases of Windows and their builds, after the data of endoflife.date (MIT License) of {clients.Date:yyyy-MM-dd}.",
            "# dotnet run build/RenewWindowsReleases.cs writes this file anew; docs/operating-systems.md says how.",
            "table\tname\tversion\tbuild",
        };
        var ofClients = clients.Cycles.Select(cycle => ClientRow(cycle.Cycle, cycle.Build)).Distinct().OrderBy(row => row).ToList();
        lines.AddRange(ofClients.Select(row => row.ToString()));
        lines.AddRange(ServerRows(servers, ofClients).OrderBy(row => row).Select(row => row.ToString()));
        return string.Join("\n", lines) + "\n";
    }

    public static string ShippedFile([CallerFilePath] string script = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(script)!, "../src/QualysPlugin/Components/windows-releases.tsv"));

    private static Row ClientRow(string cycle, string build) =>
        Client().Match(cycle) is { Success: true } client
            ? new Row("windows-" + client.Groups["windows"].Value, client.Groups["version"].Value, client.Groups["version"].Value, build)
            : throw new FormatException(
                $"The cycle \"{cycle}\" of Windows is not written as others are; decide what it means in this script.");

    private static IEnumerable<Row> ServerRows(Download servers, List<Row> clients)
    {
        var years = servers.Cycles.Where(cycle => Year().IsMatch(cycle.Cycle))
            .Select(cycle => ServerRow(cycle.Cycle, cycle.Build, clients)).ToList();
        var versions = servers.Cycles.Where(cycle => !Year().IsMatch(cycle.Cycle)).Select(cycle => VersionRow(cycle.Cycle, cycle.Build));
        // NVD has no product of its own for a version that is a server with a year too.
        return years.Concat(versions.Where(version => years.All(year => year.Build != version.Build)));
    }

    private static Row ServerRow(string year, string build, List<Row> clients)
    {
        var version = clients.Find(client => client.Build == build)?.Version ?? ServerVersions.GetValueOrDefault(build);
        return version is null
            ? throw new FormatException(
                $"Windows Server {year} has the build {build}, for which no version is known; add it to this script.")
            : new Row("windows-server", year, version, build);
    }

    private static Row VersionRow(string cycle, string build)
    {
        if (ServerVersion().Match(cycle) is not { Success: true } server)
            throw new FormatException(
                $"The cycle \"{cycle}\" of Windows Server is not written as others are; decide what it means in this script.");
        var version = server.Groups["version"].Value;
        if (server.Groups["channel"].Value == "sac")
            return new Row("windows-server-version", version, version, build);
        return AnnualChannel.TryGetValue(version, out var product)
            ? new Row("windows-server-version", product, version, build)
            : throw new FormatException(
                $"NVD's product for the annual channel {version} of Windows Server is not known; add it to this script.");
    }

    [GeneratedRegex(@"^(?<windows>1\d)-(?<version>\d{4}|\d\dh\d)(-(e|w|iot|lts))*$")]
    private static partial Regex Client();

    [GeneratedRegex(@"^20\d\d$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^(?<version>\d{4}|\d\dh\d)-(?<channel>sac|ac)$")]
    private static partial Regex ServerVersion();
}

/// <summary>One line of the file.</summary>
internal sealed record Row(string Table, string Name, string Version, string Build) : IComparable<Row>
{
    private int BuildNumber => int.Parse(Build, CultureInfo.InvariantCulture);

    public int CompareTo(Row? other) =>
        other is null ? 1 : (Table, BuildNumber, Name).CompareTo((other.Table, other.BuildNumber, other.Name));

    public override string ToString() => string.Join('\t', Table, Name, Version, Build);
}
