namespace QualysPlugin.Api.Http;

/// <summary>Whom we call and as whom. A class and not a record, so that no generated text ever shows the password.</summary>
internal sealed class QualysAccount(Uri baseUrl, string user, string password)
{
    public Uri BaseUrl { get; } = baseUrl;

    public string User { get; } = user;

    public string Password { get; } = password;

    /// <summary>Whom we call and as whom, without the password: limits belong to it.</summary>
    public string Name => $"{User}@{BaseUrl.Authority}".ToLowerInvariant();

    public override string ToString() => $"{User} at {BaseUrl.Authority}";
}
