namespace QualysPlugin.Api.Xml;

/// <summary>A Qualys tag that a host carries.</summary>
/// <param name="Id">Its ID; null when Qualys does not say.</param>
/// <param name="Name">Its name.</param>
internal sealed record HostTag(string? Id, string Name);
