using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.SignIn;

/// <summary>
/// Signs in once and calls with the session's cookie, where a subscription does not allow basic authentication. A session
/// that Qualys ends is opened again once; the password goes out with the sign-in only.
/// </summary>
internal sealed class SessionTransport(ApiTransport transport, QualysAccount account, TimeProvider time) : IApiTransport
{
    private const string SessionPath = "api/2.0/fo/session/";

    /// <summary>A run that is cancelled ends within two seconds; Qualys ends an abandoned session by itself.</summary>
    private static readonly TimeSpan SignOutTimeout = TimeSpan.FromSeconds(1);

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        CallAsync(() => transport.SendAsync(request, cancellationToken), answer => answer.Status, cancellationToken);

    public Task<StreamedResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        CallAsync(() => transport.OpenAsync(request, cancellationToken), answer => answer.Status, cancellationToken);

    public async Task CloseAsync()
    {
        if (transport.SessionCookie is null)
            return;
        using var deadline = new Deadline(time);
        deadline.Restart(SignOutTimeout);
        try
        {
            using var answer = await transport.SendAsync(
                new ApiRequest("sign-out", SessionPath, [new("action", "logout")]), deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is QualysApiException or OperationCanceledException)
        {
            // The run is over and its result stands.
        }
        finally
        {
            transport.SessionCookie = null;
        }
    }

    public void Dispose() => transport.Dispose();

    private async Task<T> CallAsync<T>(Func<Task<T>> call, Func<T, int> status, CancellationToken cancellationToken)
        where T : IDisposable
    {
        var isFresh = transport.SessionCookie is null;
        if (isFresh)
            await SignInAsync(cancellationToken).ConfigureAwait(false);
        var answer = await call().ConfigureAwait(false);
        if (status(answer) != 401 || isFresh)
            return answer;
        answer.Dispose();
        transport.SessionCookie = null;
        await SignInAsync(cancellationToken).ConfigureAwait(false);
        return await call().ConfigureAwait(false);
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest("sign-in", SessionPath,
            [new("action", "login"), new("username", account.User), new("password", account.Password)]);
        using var answer = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (ResponseCheck.FindFault(request, answer) is { } fault)
            throw fault;
        transport.SessionCookie = answer.SessionCookie ?? throw new QualysApiException(ApiFault.Final, request.Name,
            $"Qualys signed the user in but gave no session.", $"Set Qualys.SignIn to basic in web.config.");
    }
}
