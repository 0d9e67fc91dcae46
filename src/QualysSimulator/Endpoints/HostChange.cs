namespace QualysSimulator.Endpoints;

/// <summary>New values of a host. Null leaves a value unchanged, but a new operating system also replaces its CPE name.</summary>
/// <param name="Id">The host.</param>
/// <param name="NetBios">Its NetBIOS name.</param>
/// <param name="Dns">Its DNS name.</param>
/// <param name="Ip">Its address.</param>
/// <param name="Os">Its operating system.</param>
/// <param name="OsCpe">The CPE name of the operating system.</param>
/// <param name="Tags">The names of its tags.</param>
/// <param name="Silently">Whether the processing time stays, so that <c>vm_processed_after</c> misses the change.</param>
internal sealed record HostChange(
    long Id, string? NetBios, string? Dns, string? Ip, string? Os, string? OsCpe, string[]? Tags, bool Silently);
