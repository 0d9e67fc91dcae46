namespace QualysPlugin.Api.Versions;

/// <summary>The versions of the APIs of one platform.</summary>
/// <param name="memory">What worked on the platform before.</param>
/// <param name="configuredHosts">The version of the host list that <c>web.config</c> asks for; null: the newest that answers.</param>
internal sealed class PlatformVersions(ApiVersionMemory memory, int? configuredHosts)
{
    private readonly Lazy<ApiVersions> _hosts = new(() => new ApiVersions(QualysApi.Hosts, configuredHosts, memory));
    private readonly Lazy<ApiVersions> _groups = new(() => new ApiVersions(QualysApi.AssetGroups, null, memory));
    private readonly Lazy<ApiVersions> _reports = new(() => new ApiVersions(QualysApi.Reports, null, memory));

    /// <summary>What works on the platform.</summary>
    public ApiVersionMemory Memory => memory;

    public ApiVersions Hosts => _hosts.Value;

    public ApiVersions AssetGroups => _groups.Value;

    public ApiVersions Reports => _reports.Value;
}
