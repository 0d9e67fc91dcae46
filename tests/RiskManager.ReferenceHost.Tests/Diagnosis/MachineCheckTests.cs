using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Diagnosis.Machine;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Diagnosis;

/// <summary>Folder, files, disk, keys and certificate.</summary>
[TestClass]
public sealed class MachineCheckTests
{
    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    [TestMethod]
    public async Task A_data_folder_of_this_account_alone_is_right()
    {
        using var stage = await DiagnosisStage.CreateAsync();

        var result = await stage.LookOnceAsync(new DataFolderCheck());

        Assert.AreEqual(CheckOutcome.Ok, result.Outcome, result.Finding);
        Assert.IsEmpty(Directory.GetFiles(stage.Data, ".doctor-*"));
    }

    [TestMethod]
    public async Task A_missing_data_folder_is_named()
    {
        using var stage = new DiagnosisStage();

        var result = await stage.LookOnceAsync(new DataFolderCheck());

        Assert.AreEqual((CheckOutcome.Failed, $"There is no folder {stage.Data}."), (result.Outcome, result.Finding));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task A_data_folder_and_a_database_that_others_may_read_are_warnings()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        File.SetUnixFileMode(stage.Data, ReadableByAll | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Path.Combine(stage.Data, "riskmanager.db"), ReadableByAll);

        var folder = await stage.LookOnceAsync(new DataFolderCheck());
        var files = (await stage.LookAsync(new FilePermissionCheck()))
            .Where(result => result.Subject!.EndsWith(".db", StringComparison.Ordinal)).Single();

        Assert.AreEqual((CheckOutcome.Warning, CheckOutcome.Warning), (folder.Outcome, files.Outcome));
        Assert.Contains("mode 644", files.Finding);
        Assert.AreEqual($"chmod go-rwx {stage.Data}/riskmanager.db", files.Advice);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_of_this_account_alone_are_right()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        File.SetUnixFileMode(Path.Combine(stage.Data, "riskmanager.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var result = await stage.LookOnceAsync(new FilePermissionCheck());

        Assert.AreEqual(CheckOutcome.Ok, result.Outcome, result.Finding);
    }

    [TestMethod]
    [DataRow(5000, "Ok")]
    [DataRow(900, "Warning")]
    [DataRow(150, "Failed")]
    public async Task Free_space_is_judged_by_what_a_run_needs(int megabytes, string expected)
    {
        using var stage = await DiagnosisStage.CreateAsync();

        var result = await stage.LookOnceAsync(new DiskSpaceCheck(_ => megabytes * 1024L * 1024));

        Assert.AreEqual(expected, result.Outcome.ToString());
        StringAssert.StartsWith(
            result.Finding, FormattableString.Invariant($"{megabytes:N0} MB are free at "));
    }

    [TestMethod]
    public async Task Keys_that_open_every_password_are_right()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        await stage.InsertAsync(DiagnosisStage.NewTask(secrets: Protect(stage)));

        var result = await stage.LookOnceAsync(new KeyRingCheck());

        Assert.AreEqual(CheckOutcome.Ok, result.Outcome, result.Finding);
        Assert.AreEqual($"1 keys in {stage.Data}/keys open the passwords of 1 tasks.", result.Finding);
    }

    [TestMethod]
    public async Task Lost_keys_and_keys_of_another_installation_are_failures()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        await stage.InsertAsync(DiagnosisStage.NewTask(secrets: Protect(stage)));
        Directory.Delete(Path.Combine(stage.Data, "keys"), recursive: true);

        var lost = await stage.LookOnceAsync(new KeyRingCheck());
        Protect(stage);
        var other = await stage.LookOnceAsync(new KeyRingCheck());

        Assert.AreEqual((CheckOutcome.Failed, CheckOutcome.Failed), (lost.Outcome, other.Outcome));
        Assert.AreEqual($"There are no keys in {stage.Data}/keys, but 1 tasks with passwords.", lost.Finding);
        Assert.AreEqual("Nightly", other.Subject);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task A_key_that_others_may_read_is_a_warning()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        Protect(stage);
        var key = Directory.GetFiles(Path.Combine(stage.Data, "keys")).Single();
        File.SetUnixFileMode(key, ReadableByAll);

        var result = await stage.LookOnceAsync(new KeyRingCheck());

        Assert.AreEqual((CheckOutcome.Warning, $"chmod go-rwx {key}"), (result.Outcome, result.Advice));
    }

    [TestMethod]
    [DataRow(400, "Ok")]
    [DataRow(20, "Warning")]
    [DataRow(-1, "Failed")]
    public async Task A_certificate_is_judged_by_the_days_that_it_has_left(int days, string expected)
    {
        using var stage = await DiagnosisStage.CreateAsync();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=grc.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = stage.Clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-10), now.AddDays(days));
        var path = stage.Folder.File("site.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, "secret"));

        var right = await stage.LookOnceAsync(new CertificateCheck(Environment("secret")));
        var wrong = await stage.LookOnceAsync(new CertificateCheck(Environment("other")));

        Assert.AreEqual(expected, right.Outcome.ToString(), right.Finding);
        StringAssert.StartsWith(right.Finding, "CN=grc.example.com, valid from 2026-02-20 to ");
        Assert.AreEqual(CheckOutcome.Failed, wrong.Outcome);

        Func<string, string?> Environment(string password) => name => name.EndsWith("Password", StringComparison.Ordinal) ? password : path;
    }

    [TestMethod]
    public async Task Without_a_certificate_there_is_nothing_to_check_and_a_missing_file_is_named()
    {
        using var stage = await DiagnosisStage.CreateAsync();

        var none = await stage.LookOnceAsync(new CertificateCheck(_ => null));
        var missing = await stage.LookOnceAsync(new CertificateCheck(_ => "/nowhere/site.pfx"));

        Assert.AreEqual(CheckOutcome.Skipped, none.Outcome);
        Assert.AreEqual((CheckOutcome.Failed, "There is no certificate /nowhere/site.pfx."), (missing.Outcome, missing.Finding));
    }

    [TestMethod]
    public async Task A_certificate_that_web_config_names_is_looked_at_too()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        await File.WriteAllTextAsync(
            Path.Combine(stage.Data, "web.config"),
            """
            <configuration><appSettings><add key="RiskManager.CertificateFile" value="site.pfx" /></appSettings></configuration>
            """);

        var missing = await stage.LookOnceAsync(new CertificateCheck(_ => null));

        Assert.AreEqual(
            (CheckOutcome.Failed, $"There is no certificate {Path.Combine(stage.Data, "site.pfx")}.",
                "Correct RiskManager.CertificateFile."),
            (missing.Outcome, missing.Finding, missing.Advice));
    }

    private static string? Protect(DiagnosisStage stage)
    {
        var folder = Path.Combine(stage.Data, "keys");
        var provider = DataProtectionProvider.Create(
            new DirectoryInfo(folder), builder => builder.SetApplicationName("RiskManager.ReferenceHost"));
        var secret = new TaskSecrets(provider).Protect("task", new StandInSettings { AccessPassword = "s3cret" });
        if (OperatingSystem.IsWindows()) return secret;
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var key in Directory.GetFiles(folder)) File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return secret;
    }
}
