namespace QualysPlugin.Api;

/// <summary>Limits of one call.</summary>
/// <param name="ConnectTimeout">From sending to the answer's headers.</param>
/// <param name="StallTimeout">Without a single byte of the body.</param>
/// <param name="ResponseLimit">The largest body, in bytes after decompression.</param>
internal sealed record TransportLimits(TimeSpan ConnectTimeout, TimeSpan StallTimeout, long ResponseLimit);
