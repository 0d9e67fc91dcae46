using QualysPlugin.Settings;

namespace QualysPlugin.Api.Http;

/// <summary>Whom we call and as whom. A class and not a record, so that no generated text ever shows the password.</summary>
internal sealed class QualysAccount(Uri baseUrl, string user, string password)
{
    public Uri BaseUrl { get; } = baseUrl;

    /// <summary>The user, or the ID of the client.</summary>
    public string User { get; } = user;

    /// <summary>The password, or the client's secret.</summary>
    public string Password { get; } = password;

    public SignInMode SignIn { get; init; }

    /// <summary>Where clients get their tokens.</summary>
    public Uri Gateway { get; init; } = baseUrl;

    /// <summary>The platform's server, the same under every name of the platform.</summary>
    public string Server { get; init; } = baseUrl.Authority;

    public bool UsesToken => SignIn != SignInMode.Password;

    /// <summary>Whom we call and as whom, without the password: limits belong to it.</summary>
    public string Name => $"{User}@{Server}".ToLowerInvariant();

    public override string ToString() => UsesToken ? $"client {User} at {BaseUrl.Authority}" : $"{User} at {BaseUrl.Authority}";
}
