using System.Security.Claims;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access.OpenId;

/// <summary>Who signed in at the provider.</summary>
/// <param name="Subject">Issuer and subject, which never change and belong to nobody else.</param>
/// <param name="Name">What the audit log calls the person. It ends in a way that no account of this host does.</param>
internal sealed record OpenIdIdentity(string Subject, string Name)
{
    private const int MaxName = 80;
    private const string Suffix = " (OpenID)";

    // The first that the provider gives. Only the subject is unique.
    private static readonly string[] NameClaims = ["preferred_username", "email", "name", "sub"];

    public static OpenIdIdentity Of(ClaimsPrincipal user)
    {
        // A claim says itself which issuer it is from.
        var subject = user.FindFirst("sub")!;
        var name = NameClaims.Select(user.FindFirstValue).First(value => !string.IsNullOrWhiteSpace(value))!;
        return new OpenIdIdentity($"{subject.Issuer} {subject.Value}", PrintableText.Line(name, MaxName) + Suffix);
    }

    /// <summary>A name that tells two people of the same name apart.</summary>
    public OpenIdIdentity WithMark() =>
        this with { Name = $"{Name[..^Suffix.Length]} {Mark()}{Suffix}" };

    private string Mark() => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Subject)).AsSpan(0, 4));
}
