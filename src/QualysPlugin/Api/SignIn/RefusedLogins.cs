using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using QualysPlugin.Texts;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.SignIn;

/// <summary>
/// Remembers for this process which credentials Qualys refused, so that a schedule does not try them again and again until
/// the account locks (R14). Other credentials, or a login that succeeds, are a new beginning.
/// </summary>
internal static class RefusedLogins
{
    /// <summary>Passwords are told apart by a code that means nothing outside of this process.</summary>
    private static readonly byte[] Key = CreateKey();

    private static readonly ConcurrentDictionary<string, Refusal> Refusals = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Records what a call says about the login.</summary>
    /// <param name="account">Who called.</param>
    /// <param name="fault">How the call failed; null when it was answered.</param>
    /// <param name="at">When, in local time.</param>
    public static void Observe(QualysAccount account, QualysApiException? fault, DateTimeOffset at)
    {
        if (fault is null)
            Refusals.TryRemove(KeyOf(account), out _);
        else if (fault.IsRefusedLogin)
            Refusals[KeyOf(account)] = new Refusal(CodeOf(account.Password), at);
    }

    private static FormattableString ClientAdvice => Words.Sentences(
        Words.Of($"Correct the client ID or the client secret here, or the client in Qualys;"),
        Words.Of($"then start the task by hand, or test its connection."),
        Words.Of($"As soon as a login succeeds, automatic runs go on."));

    private static FormattableString Advice => Words.Sentences(
        Words.Of($"Qualys locks accounts."),
        Words.Of($"Correct the password here, or the user in Qualys; then start the task by hand, or test its connection."),
        Words.Of($"As soon as a login succeeds, automatic runs go on."));

    /// <summary>The error of a run that would try refused credentials again; null when they were not refused.</summary>
    public static QualysApiException? Find(QualysAccount account)
    {
        if (!Refusals.TryGetValue(KeyOf(account), out var refusal) || refusal.PasswordCode != CodeOf(account.Password))
            return null;
        return new QualysApiException(ApiFault.Final, "sign-in",
            $"the login of {account} was refused at {refusal.At:yyyy-MM-dd HH:mm:ss}; this automatic run did not try it again.",
            account.UsesToken ? ClientAdvice : Advice);
    }

    private static string KeyOf(QualysAccount account) => $"{account.SignIn} {account.Name}";

    private static string CodeOf(string password)
    {
        using var mac = new HMACSHA256(Key);
        return Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(password)));
    }

    private static byte[] CreateKey()
    {
        var key = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }

    private sealed record Refusal(string PasswordCode, DateTimeOffset At);
}
