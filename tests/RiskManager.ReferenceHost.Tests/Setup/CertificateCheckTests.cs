using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Tests.Setup;

[TestClass]
public sealed class CertificateCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["grc.example.com"];

    [TestMethod]
    [DataRow("site.pfx", null, SetupCertificates.Password)]
    [DataRow("both.pem", null, null)]
    [DataRow("site.pem", "site.key", null)]
    [DataRow("site.pem", "encrypted.key", SetupCertificates.Password)]
    public void Every_form_of_a_good_certificate_is_accepted(string file, string? key, string? password)
    {
        using var certificates = new SetupCertificates(Now.AddDays(90));

        var steps = certificates.Check(file, key, password, Names, Now);

        CollectionAssert.AreEqual(
            new[] { "Certificate file", "Private key", "Names", "Validity" }, steps.Select(step => step.Name).ToList());
        Assert.IsTrue(steps.All(step => step.Succeeded), string.Join("\n", steps));
        Assert.AreEqual("It is valid until 2026-08-30.", steps[3].Finding);
    }

    [TestMethod]
    [DataRow("gone.pfx", null, null, "Certificate file", "There is no file")]
    [DataRow("site.pfx", null, "wrong", "Certificate file", "check file, key and password")]
    [DataRow("site.pem", "gone.key", null, "Certificate file", "There is no file")]
    [DataRow("site.pem", "other.key", null, "Certificate file", "check file, key and password")]
    [DataRow("site.pem", "encrypted.key", "wrong", "Certificate file", "check file, key and password")]
    [DataRow("site.pem", null, null, "Private key", "holds no private key")]
    [DataRow("public.pfx", null, SetupCertificates.Password, "Private key", "holds no private key")]
    [DataRow("text.txt", null, null, "Certificate file", "check file, key and password")]
    public void What_is_wrong_with_file_key_or_password_is_named(string file, string? key, string? password, string step, string reason)
    {
        using var certificates = new SetupCertificates(Now.AddDays(90));

        var failed = certificates.Check(file, key, password, Names, Now)[^1];

        Assert.IsFalse(failed.Succeeded);
        Assert.AreEqual(step, failed.Name, failed.Finding);
        Assert.Contains(reason, failed.Finding);
    }

    [TestMethod]
    public void A_name_that_the_certificate_does_not_cover_is_named()
    {
        using var certificates = new SetupCertificates(Now.AddDays(90));

        var failed = Failed(certificates.Check(
            "both.pem", null, null, ["grc.example.com", "other.example.org", "a.wild.example.com"], Now));

        Assert.AreEqual("Names", failed.Name);
        Assert.StartsWith("The certificate is not for other.example.org;", failed.Finding);
    }

    [TestMethod]
    public void Dates_are_compared_with_the_clock()
    {
        using var certificates = new SetupCertificates(Now.AddDays(90));

        var expired = Failed(certificates.Check("both.pem", null, null, Names, Now.AddDays(91)));
        var early = Failed(certificates.Check("both.pem", null, null, Names, SetupCertificates.From.AddDays(-2)));
        var soon = certificates.Check("both.pem", null, null, Names, Now.AddDays(80))[^1];

        Assert.AreEqual("It has expired on 2026-08-30. Get a new one.", expired.Finding);
        Assert.AreEqual("It is not valid before 2026-01-01. Check the clock of this machine.", early.Finding);
        Assert.IsTrue(soon.Succeeded);
        Assert.AreEqual("It is valid until 2026-08-30, for 10 days more. Renew it soon.", soon.Finding);
    }

    private static ConnectionTestStep Failed(IReadOnlyList<ConnectionTestStep> steps) => steps.Single(step => !step.Succeeded);
}
