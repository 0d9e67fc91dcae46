namespace QualysPlugin.Api.Http;

/// <summary>Makes one call, once.</summary>
internal interface IApiTransport : IDisposable
{
    /// <summary>Sends a request and receives its answer, whatever it says.</summary>
    /// <exception cref="QualysApiException">Nothing, too little, or too much came back.</exception>
    Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken);

    /// <summary>Sends a request and begins to receive its answer, whatever it says; the rest is read while it arrives.</summary>
    /// <exception cref="QualysApiException">Nothing came back, or the answer stalled or broke at its beginning.</exception>
    Task<StreamedResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken);

    /// <summary>Ends the session, if there is one. Never throws.</summary>
    Task CloseAsync();
}
