using QualysPlugin.Api.Http;
using QualysPlugin.Api.SignIn;
using QualysPlugin.Settings;

namespace QualysPlugin.Tests.Api.SignIn;

/// <summary>A schedule does not lock an account (R14).</summary>
[TestClass]
public sealed class RefusedLoginsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly Uri _platform = new($"https://{Guid.NewGuid():n}.example.test/");

    [TestMethod]
    public async Task Refused_credentials_are_remembered_until_they_change()
    {
        await CallAsync(Account("wrong"), Refused);

        StringAssert.Contains(RefusedLogins.Find(Account("wrong"))!.Message, "was refused at 2026-11-25 12:00:00");
        Assert.IsNull(RefusedLogins.Find(Account("another")));
    }

    [TestMethod]
    public async Task A_login_that_succeeds_forgets_the_refusal()
    {
        await CallAsync(Account("right"), Refused);
        await CallAsync(Account("right"), () => Answers.Of(Answers.Page("")));

        Assert.IsNull(RefusedLogins.Find(Account("right")));
    }

    [TestMethod]
    public async Task Faults_that_say_nothing_about_the_login_neither_remember_nor_forget()
    {
        await CallAsync(Account("wrong"), () => Answers.Of("", 503));
        Assert.IsNull(RefusedLogins.Find(Account("wrong")));
        await CallAsync(Account("wrong"), Refused);
        await CallAsync(Account("wrong"), () => Answers.Of("", 503));

        Assert.IsNotNull(RefusedLogins.Find(Account("wrong")));
    }

    [TestMethod]
    public async Task The_message_holds_no_password()
    {
        await CallAsync(Account("s3cr3t"), Refused);

        Assert.IsFalse(RefusedLogins.Find(Account("s3cr3t"))!.ToString().Contains("s3cr3t", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_refused_client_is_remembered_apart_from_a_user_of_that_name()
    {
        var client = new QualysAccount(_platform, "user", "s3cr3t") { SignIn = SignInMode.UserClient };

        await CallAsync(client, () => throw new QualysApiException(ApiFault.Final, "access token", $"refused.", $"")
        {
            Status = 403, RefusesLogin = true,
        });

        var message = RefusedLogins.Find(client)!.Message;
        StringAssert.Contains(message, "Correct the client ID or the client secret here, or the client in Qualys;");
        Assert.IsFalse(message.Contains("s3cr3t", StringComparison.Ordinal));
        Assert.IsNull(RefusedLogins.Find(Account("s3cr3t")));
    }

    private static ApiResponse Refused() => Answers.Of(Answers.SimpleReturn(2000, "Bad Login/Password"), 401);

    private QualysAccount Account(string password) => new(_platform, "user", password);

    private static async Task CallAsync(QualysAccount account, Func<ApiResponse> answer)
    {
        var caller = new StubTransport(_ => answer()).Caller(fault => RefusedLogins.Observe(account, fault, Noon));
        try
        {
            await caller.CallAsync(Answers.Request, found => found.Status, CancellationToken.None);
        }
        catch (QualysApiException)
        {
            // What is remembered of it is what these tests are about.
        }
    }
}
