namespace QualysPlugin.Api.Http;

/// <summary>Limits of one call.</summary>
/// <param name="ConnectTimeout">To reach the server; on .NET Framework <paramref name="AnswerTimeout"/> covers it.</param>
/// <param name="AnswerTimeout">From sending to the answer's headers.</param>
/// <param name="StallTimeout">Without a single byte of the body.</param>
/// <param name="ReceiveTimeout">For the whole body.</param>
/// <param name="ResponseLimit">The largest body, in bytes after decompression.</param>
internal sealed record TransportLimits(
    TimeSpan ConnectTimeout, TimeSpan AnswerTimeout, TimeSpan StallTimeout, TimeSpan ReceiveTimeout, long ResponseLimit);
