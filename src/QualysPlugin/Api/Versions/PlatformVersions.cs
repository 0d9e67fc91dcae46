namespace QualysPlugin.Api.Versions;

/// <summary>The versions of the APIs of one platform.</summary>
/// <param name="memory">What worked on the platform before.</param>
/// <param name="configuredHosts">The version of the host list that <c>web.config</c> asks for; null: the newest that answers.</param>
internal sealed class PlatformVersions(ApiVersionMemory memory, int? configuredHosts)
{
    /// <summary>What works on the platform.</summary>
    public ApiVersionMemory Memory => memory;

    public ApiVersions Hosts { get; } = new(QualysApi.Hosts, configuredHosts, memory);

    public ApiVersions AssetGroups { get; } = new(QualysApi.AssetGroups, null, memory);

    public ApiVersions Reports { get; } = new(QualysApi.Reports, null, memory);
}
