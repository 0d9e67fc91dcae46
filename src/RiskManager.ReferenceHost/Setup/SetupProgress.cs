using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Setup;

/// <summary>Whether the setup of this data folder has begun and still leads: a file that says so, for every start.</summary>
internal sealed class SetupProgress(HostFolder folder)
{
    private const string Leading = "leading";
    private const string Ended = "ended";

    private readonly string _path = Path.Combine(folder.Path, "setup-progress.txt");

    public bool HasBegun => File.Exists(_path);

    /// <summary>Whether the first page leads to the setup.</summary>
    public bool Leads => HasBegun && File.ReadAllText(_path).Trim() == Leading;

    public void Begin() => File.WriteAllText(_path, Leading);

    /// <summary>A person has ended or left the setup; the menu still offers it.</summary>
    public void End() => File.WriteAllText(_path, Ended);
}
