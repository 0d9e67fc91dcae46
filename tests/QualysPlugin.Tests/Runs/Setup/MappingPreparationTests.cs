using NSubstitute;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Setup;

/// <summary>The customer's mappings and the knowledge bases (R13), and what identifies them.</summary>
[TestClass]
public sealed class MappingPreparationTests
{
    private const string Key = "Qualys.OperatingSystemMappings";

    private readonly IApplicationSettings _webConfig = Substitute.For<IApplicationSettings>();
    private readonly IApplicationFiles _files = Substitute.For<IApplicationFiles>();

    public MappingPreparationTests()
    {
        _webConfig.Keys.Returns([]);
        _webConfig.Find("").ReturnsForAnyArgs((string?)null);
        _files.ReadText("").ReturnsForAnyArgs((string?)null);
    }

    [TestMethod]
    public async Task Without_a_file_the_shipped_rules_decide() =>
        Assert.AreEqual("cpe:2.3:o:debian:debian_linux:12:*:*:*:*:*:*:*", await NameAsync("Debian Linux 12"));

    [TestMethod]
    public async Task The_customers_file_goes_before_the_shipped_rules()
    {
        _files.ReadText("operating-systems.rules").Returns("\"Debian Linux 12\" -> o:acme:own");

        Assert.AreEqual("cpe:2.3:o:acme:own:*:*:*:*:*:*:*:*", await NameAsync("Debian Linux 12"));
    }

    [TestMethod]
    [DataRow(true, "web.config, appSettings key \"Qualys.OperatingSystemMappings\": there is no file \"own.rules\". Write the file, or "
        + "remove the key.")]
    [DataRow(false, "web.config, appSettings key \"Qualys.OperatingSystemMappings\": this host gives no files to its tasks; remove the "
        + "key.")]
    public async Task A_file_that_web_config_names_has_to_be_there(bool givesFiles, string problem)
    {
        _webConfig.Find(Key).Returns("own.rules");

        var refusal = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => LoadAsync([], givesFiles));

        Assert.AreEqual(problem, refusal.Problems.Single());
    }

    [TestMethod]
    public async Task A_host_without_files_needs_none() => Assert.IsNotNull(await LoadAsync([], givesFiles: false));

    [TestMethod]
    public async Task An_invalid_cpe_name_of_a_knowledge_base_is_a_warning()
    {
        var warnings = new List<string>();

        await LoadAsync([new KnowledgeBase("KB.1", "One", ["Windows"])], warn: warnings.Add);

        StringAssert.StartsWith(warnings.Single(), "The CPE name \"Windows\" of the knowledge base KB.1 is none: ");
    }

    [TestMethod]
    public async Task The_signature_of_the_mappings_is_that_of_the_knowledge_bases_that_were_read()
    {
        var none = (await LoadAsync([])).Signature;

        Assert.AreNotEqual(none, (await LoadAsync([new KnowledgeBase("KB.1", "One", [])])).Signature);
        Assert.AreEqual(none, Signature(null));
    }

    [TestMethod]
    public void The_signature_changes_with_rules_and_knowledge_bases_and_not_with_their_order()
    {
        KnowledgeBase one = new("KB.1", "One", ["cpe:/o:v:p:1", "cpe:/o:v:p:2"]), two = new("KB.2", "Two", []);
        var signature = Signature("rules", one, two);

        Assert.AreEqual(signature, Signature("rules", two, one));
        Assert.AreEqual(signature, Signature("rules", one with { CpeNames = ["cpe:/o:v:p:2", "cpe:/o:v:p:1"] }, two));
        var others = new[]
        {
            signature, Signature(null, one, two), Signature("other", one, two), Signature("rules", one), Signature("rules", one, two, two),
            Signature("rules", one with { Name = "Other" }, two), Signature("rules", one with { Id = "KB.3" }, two),
            Signature("rules", one with { CpeNames = ["cpe:/o:v:p:1"] }, two), Signature("rules"), Signature(null),
            Signature("rules", one with { Id = "KB.1O", Name = "ne" }, two),
        };
        Assert.HasCount(others.Length, others.Distinct());
    }

    private static string Signature(string? rules, params KnowledgeBase[] knowledgeBases)
    {
        var signature = new MappingSignature(rules);
        foreach (var knowledgeBase in knowledgeBases)
            signature.Add(knowledgeBase);
        return signature.ToString();
    }

    private async Task<string?> NameAsync(string operatingSystem) =>
        (await LoadAsync([])).Mapper.Map(operatingSystem, null).Named.Cpe?.ToString();

    private Task<LoadedMapping> LoadAsync(KnowledgeBase[] knowledgeBases, bool givesFiles = true, Action<string>? warn = null)
    {
        var bases = Substitute.For<IKnowledgeBaseRepository>();
        bases.ListWithCpeNamesAsync(default).ReturnsForAnyArgs(knowledgeBases.ToAsyncEnumerable());
        var services = new RunServices
        {
            Assets = null!, Perimeters = null!, People = null!, CustomAttributes = null!, Checkpoints = null!, Components = null!,
            KnowledgeBases = bases, WebConfig = _webConfig, Files = givesFiles ? _files : null, Inventories = null!, Time = null!,
        };
        return MappingPreparation.LoadAsync(Tuning.Read(_webConfig), services, warn ?? (_ => { }), CancellationToken.None);
    }
}
