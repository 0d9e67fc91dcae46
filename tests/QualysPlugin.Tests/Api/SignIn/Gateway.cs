using System.Globalization;
using System.Text;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Tests.Api.SignIn;

/// <summary>A gateway that answers out of a function, one call at a time or as many as come.</summary>
internal sealed class Gateway(Func<int, Task<ApiResponse>> respond) : IApiTransport
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What was asked for last.</summary>
    public ApiRequest? Asked { get; private set; }

    /// <summary>A JWT with these claims.</summary>
    public static string Jwt(string claims) => $"{Encode("{\"alg\":\"RS256\"}")}.{Encode(claims)}.c2lnbmF0dXJl";

    /// <summary>A JWT that expires at a time.</summary>
    public static string Jwt(DateTimeOffset expires, int number = 0) =>
        Jwt(string.Create(CultureInfo.InvariantCulture, $"{{\"sub\":\"{number}\",\"exp\":{expires.ToUnixTimeSeconds()}}}"));

    public static ApiResponse Give(string token, DateTimeOffset? date = null) => Answers.Of(token, 201) with { Date = date };

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        Asked = request;
        return respond(Interlocked.Increment(ref _calls));
    }

    public Task<StreamedResponse> OpenAsync(ApiRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The gateway streams nothing.");

    public Task CloseAsync() => Task.CompletedTask;

    public void Dispose()
    {
    }

    private static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
