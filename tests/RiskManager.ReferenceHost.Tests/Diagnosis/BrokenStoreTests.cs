using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Diagnosis.Storage;

namespace RiskManager.ReferenceHost.Tests.Diagnosis;

/// <summary>Databases that do not work, which is when somebody looks.</summary>
[TestClass]
public sealed class BrokenStoreTests
{
    [TestMethod]
    public async Task A_file_that_is_no_database_fails_with_what_to_do()
    {
        using var stage = new DiagnosisStage();
        await stage.ConfigureAsync("");
        stage.Write("riskmanager.db", new string('x', 8192));

        var store = await stage.LookOnceAsync(new StoreCheck());
        var integrity = await stage.LookOnceAsync(new IntegrityCheck());

        Assert.AreEqual((CheckOutcome.Failed, CheckOutcome.Failed), (store.Outcome, integrity.Outcome));
        Assert.Contains("is damaged, or is no database of this host.", store.Finding);
    }

    [TestMethod]
    public async Task A_page_that_was_overwritten_is_found()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        var path = Path.Combine(stage.Data, "riskmanager.db");
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Seek(4096 * 3, SeekOrigin.Begin);
            file.Write(new byte[4096 * 20]);
        }

        var result = await stage.LookOnceAsync(new IntegrityCheck());

        Assert.AreEqual(CheckOutcome.Failed, result.Outcome, result.Finding);
    }

    [TestMethod]
    public async Task A_server_that_is_not_there_fails_the_store_and_skips_what_depends_on_it()
    {
        using var stage = new DiagnosisStage();
        await stage.ConfigureAsync("");
        stage.Write(
            "web.config",
            """
            <configuration><connectionStrings>
              <add name="RiskManager" connectionString="Host=127.0.0.1;Port=1;Database=x;Username=x" providerName="Npgsql" />
            </connectionStrings></configuration>
            """);

        var store = await stage.LookOnceAsync(new StoreCheck());
        var locks = await stage.LookOnceAsync(new LocksCheck());

        Assert.AreEqual((CheckOutcome.Failed, CheckOutcome.Skipped), (store.Outcome, locks.Outcome));
        Assert.Contains("cannot be reached: nobody listens there.", store.Finding);
    }

    [TestMethod]
    public async Task A_broken_web_config_is_why_there_is_no_store()
    {
        using var stage = new DiagnosisStage();
        await stage.ConfigureAsync("");
        stage.Write("web.config", "<configuration><appSettings>");

        var result = await stage.LookOnceAsync(new StoreCheck());

        Assert.AreEqual(CheckOutcome.Failed, result.Outcome);
        Assert.Contains("web.config cannot be read", result.Finding);
    }
}
