using System.Net;
using System.Net.Sockets;
using LinqToDB;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>Attacks on the sign-in itself: guessing, telling names apart, forms that break it.</summary>
[TestClass]
public sealed class SignInAttackTests
{
    [TestMethod]
    public async Task Wrong_passwords_in_parallel_do_not_get_more_attempts_than_one_after_the_other()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var browsers = Enumerable.Range(0, 19).Select(_ => site.Browser()).ToList();

        var wrong = await Task.WhenAll(browsers.Select(browser => SignInForm.SendAsync(browser, "Ana", "wrong password")));
        var right = await SignInForm.SendAsync(browsers[0], "Ana", TestSite.Password);

        Assert.IsTrue(wrong.All(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.AreEqual(HttpStatusCode.Unauthorized, right.StatusCode);
        Assert.AreEqual(5, (await RowAsync(site)).Failures);
        browsers.ForEach(browser => browser.Dispose());
    }

    [TestMethod]
    public async Task A_client_that_guesses_locks_out_itself_and_nobody_else()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var signIn = site.Site.Services.GetRequiredService<AccountSignIn>();

        for (var attempt = 0; attempt < 20; attempt++) await signIn.TrySignInAsync("Ana", "wrong password", "203.0.113.9", default);

        Assert.IsNull(await signIn.TrySignInAsync("Ana", TestSite.Password, "203.0.113.9", default));
        Assert.IsNotNull(await signIn.TrySignInAsync("Ana", TestSite.Password, "192.0.2.1", default));
    }

    [TestMethod]
    public async Task Many_clients_that_guess_together_are_slowed_down_too()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var signIn = site.Site.Services.GetRequiredService<AccountSignIn>();
        var database = site.Site.Services.GetRequiredService<Database>();
        await database.WriteAsync(connection => connection.GetTable<AccountRow>().Set(row => row.Failures, 30).Update(), default);

        var guess = await signIn.TrySignInAsync("Ana", "wrong password", "203.0.113.9", default);
        var delayed = await signIn.TrySignInAsync("Ana", TestSite.Password, "192.0.2.1", default);

        Assert.IsNull(guess);
        Assert.IsNull(delayed);
        Assert.AreEqual(31, (await RowAsync(site)).Failures);
    }

    [TestMethod]
    public async Task The_audit_log_says_that_somebody_guesses_passwords()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        for (var attempt = 0; attempt < 6; attempt++) await SignInForm.SendAsync(browser, "Ana", "wrong password");

        var page = await site.Site.Services.GetRequiredService<AuditLog>()
            .FindAsync(new AuditFilter(null, null, null, null, null), null, default);
        var entry = page.Entries.Single(entry => entry.Module == "Sign-in");
        Assert.AreEqual(("Ana", "127.0.0.1"), (entry.Account, entry.From));
        Assert.AreEqual("5 wrong passwords; 1 attempt had to wait.", entry.Entry);
    }

    [TestMethod]
    public async Task An_unknown_name_costs_a_password_hash_like_a_known_one()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        var services = site.Site.Services;
        var hasher = new CountingHasher();
        using var passwords = new PasswordCheck(
            services.GetRequiredService<Database>(), services.GetRequiredService<ClientAttempts>(),
            services.GetRequiredService<AccountAttempts>(), services.GetRequiredService<RefusedAttempts>(), hasher);

        foreach (var name in new[] { "Ana", "Nobody", "Nul\0" }) await passwords.CheckAsync(name, "wrong password", "192.0.2.1", default);
        for (var attempt = 0; attempt < 6; attempt++) await passwords.CheckAsync("Ana", "wrong password", "192.0.2.1", default);

        Assert.AreEqual(9, hasher.Verified);
        Assert.AreEqual(1, hasher.Hashed);
    }

    [TestMethod]
    public async Task A_client_that_sends_forms_without_end_is_told_to_wait()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        // One more attempt is allowed every two seconds.
        var answers = new List<HttpResponseMessage>();
        while (answers.Count < 200 && answers.LastOrDefault()?.StatusCode != HttpStatusCode.TooManyRequests)
            answers.Add(await browser.PostAsync("/sign-in", null));
        var last = answers[^1];

        Assert.IsTrue(answers.SkipLast(1).All(answer => answer.StatusCode == HttpStatusCode.BadRequest));
        Assert.IsGreaterThan(30, answers.Count);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.AreEqual("60", last.Headers.GetValues("Retry-After").Single());
        Assert.AreEqual(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("/\\x", "/")]
    [DataRow("/caf\u00e9?q=\u202e", "/caf%C3%A9?q=%E2%80%AE")]
    [DataRow("/.//evil.example", "/")]
    [DataRow("/\u0085", "/")]
    public async Task No_return_address_breaks_the_sign_in(string returnUrl, string page)
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        var shown = await browser.GetAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        var answer = await SignInForm.SendAsync(browser, "Ana", TestSite.Password, returnUrl);

        Assert.AreEqual(HttpStatusCode.OK, shown.StatusCode);
        Assert.AreEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.AreEqual(page, answer.Headers.Location!.OriginalString);
    }

    [TestMethod]
    [DataRow("/sign-in")]
    [DataRow("/sign-out")]
    public async Task A_form_with_a_NUL_is_refused(string path)
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        await SignInForm.SendAsync(browser, "Ana", TestSite.Password);

        var answer = await SignInForm.PostAsync(browser, path, new Dictionary<string, string> { ["name"] = "Ana\0", ["password"] = "x" });

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [TestMethod]
    public async Task A_request_without_a_host_is_refused()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, site.Url.Port);
        await client.GetStream().WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream());

        var status = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.AreEqual("HTTP/1.1 400 Bad Request", status);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_hash_with_too_few_iterations_is_renewed_at_the_next_sign_in()
    {
        await using var site = await TestSite.StartWithAccountAsync(passwordIterations: AccessServices.PasswordIterations);
        var weak = new PasswordHasher<AccountRow>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 }))
            .HashPassword(new AccountRow(), TestSite.Password);
        var database = site.Site.Services.GetRequiredService<Database>();
        await database.WriteAsync(connection => connection.GetTable<AccountRow>().Set(row => row.Password, weak).Update(), default);
        using var browser = site.Browser();

        var answer = await SignInForm.SendAsync(browser, "Ana", TestSite.Password);

        Assert.AreEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.AreEqual(220_000, Iterations((await RowAsync(site)).Password));
        Assert.AreEqual(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    // Format 3 of the sign-in library: the format, the hash function, then the iterations, in network order.
    private static int Iterations(string hash) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    private static Task<AccountRow> RowAsync(TestSite site) => site.Site.Services.GetRequiredService<Database>()
        .ReadAsync(connection => connection.GetTable<AccountRow>().Single(), default);

    private sealed class CountingHasher : IPasswordHasher<AccountRow>
    {
        public int Hashed { get; private set; }

        public int Verified { get; private set; }

        public string HashPassword(AccountRow user, string password)
        {
            Hashed++;
            return "hash";
        }

        public PasswordVerificationResult VerifyHashedPassword(AccountRow user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return PasswordVerificationResult.Failed;
        }
    }
}
