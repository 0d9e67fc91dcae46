namespace QualysPlugin.Api.Versions;

/// <summary>An API of Qualys. Each has versions of its own, which come and go (R34).</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Path">Its path below the version.</param>
/// <param name="FirstVersion">The version to begin with on a platform that nothing is known about.</param>
internal sealed record QualysApi(string Name, string Path, int FirstVersion)
{
    public static QualysApi Hosts { get; } = new("host list", "fo/asset/host/", 5);

    public static QualysApi AssetGroups { get; } = new("asset group list", "fo/asset/group/", 2);

    public static QualysApi Reports { get; } = new("report", "fo/report/", 2);

    /// <summary>The path of a version.</summary>
    public string PathOf(int version) => $"api/{version}.0/{Path}";
}
