namespace Framework.Tests;

/// <summary>The script that renews the releases of Windows, run as a maintainer runs it on files downloaded from endoflife.date.</summary>
[TestClass]
public sealed class RenewWindowsReleasesTests
{
    private static readonly string Script = Path.Combine(Built.Repository, "build", "RenewWindowsReleases.cs");
    private static readonly string Shipped = Path.Combine(Built.Repository, "src", "QualysPlugin", "Components", "windows-releases.tsv");

    private readonly string _folder = Directory.CreateTempSubdirectory("releases-").FullName;

    private string Output => Path.Combine(_folder, "windows-releases.tsv");

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [TestCategory("Slow")]
    public async Task The_shipped_file_is_what_the_script_makes_of_the_downloaded_files()
    {
        var renewed = await RenewAsync(clients => clients, servers => servers);

        Assert.AreEqual(0, renewed.ExitCode, renewed.Errors);
        Assert.AreEqual(File.ReadAllText(Shipped), File.ReadAllText(Output));
    }

    [TestMethod]
    public async Task A_release_that_is_new_gets_a_row_and_the_file_the_date_of_the_data()
    {
        var renewed = await RenewAsync(
            clients => clients.Replace("2026-06-24", "2026-11-02", StringComparison.Ordinal).Replace(
                "\"releases\": [", """ "releases": [ { "name": "11-26h2-w", "latest": { "name": "10.0.28100" } },""",
                StringComparison.Ordinal),
            servers => servers);

        Assert.AreEqual(0, renewed.ExitCode, renewed.Errors);
        var lines = File.ReadAllLines(Output);
        Assert.EndsWith("of 2026-11-02.", lines[0]);
        Assert.Contains("windows-11\t26h2\t26h2\t28100", lines);
    }

    [TestMethod]
    [DataRow("\"11-26h1-e\"", "\"12-e\"", "The cycle \"12-e\" of Windows is not written as others are")]
    [DataRow("\"name\": \"windows\"", "\"name\": \"ubuntu\"", "is not what https://endoflife.date/api/v1/products/windows answers")]
    [DataRow("\"11-26h1-e\"", "null", "windows.json cannot be read: ")]
    [DataRow("{\n", "", "windows.json cannot be read: ")]
    public async Task Clients_that_are_not_understood_leave_the_file_alone(string original, string replacement, string reason)
    {
        var renewed = await RenewAsync(clients => ReplaceFirst(clients, original, replacement), servers => servers);

        AssertRefused(renewed, reason);
    }

    [TestMethod]
    [DataRow("\"23h2-ac\"", "\"27h2-ac\"", "NVD's product for the annual channel 27h2 of Windows Server is not known")]
    [DataRow("10.0.20348", "10.0.20999", "Windows Server 2022 has the build 20999, for which no version is known")]
    [DataRow("\"2004-sac\"", "\"2004-xyz\"", "The cycle \"2004-xyz\" of Windows Server is not written as others are")]
    public async Task Servers_that_are_not_understood_leave_the_file_alone(string original, string replacement, string reason)
    {
        var renewed = await RenewAsync(clients => clients, servers => ReplaceFirst(servers, original, replacement));

        AssertRefused(renewed, reason);
    }

    private static string ReplaceFirst(string text, string original, string replacement)
    {
        var at = text.IndexOf(original, StringComparison.Ordinal);
        return text[..at] + replacement + text[(at + original.Length)..];
    }

    private void AssertRefused(ProgramResult renewed, string reason)
    {
        Assert.AreEqual(1, renewed.ExitCode, renewed.Output);
        Assert.Contains(reason, renewed.Errors);
        Assert.IsFalse(File.Exists(Output));
    }

    private Task<ProgramResult> RenewAsync(Func<string, string> editClients, Func<string, string> editServers) =>
        new Launcher("dotnet", "run", Script, "--", Write("windows.json", editClients), Write("windows-server.json", editServers), Output)
            .RunAsync();

    private string Write(string name, Func<string, string> edit)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, edit(File.ReadAllText(Path.Combine(Built.Repository, "tests", "Framework.Tests", "EndOfLife", name))));
        return path;
    }
}
