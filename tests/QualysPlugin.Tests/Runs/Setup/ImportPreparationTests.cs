using NSubstitute;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Setup;

/// <summary>What is refused before the first host is asked for (R2, R19), and what a call is made with.</summary>
[TestClass]
public sealed class ImportPreparationTests
{
    private readonly ImportAssetsSettings _form = new()
    {
        Name = "Nightly", ServerUrl = "https://q.example.test", AccessAccount = " user ", AccessPassword = " password ",
        Perimeter = "Data center",
    };

    [TestMethod]
    [DataRow(SignInMode.Password, " user ", " password ")]
    [DataRow(SignInMode.UserClient, "user", "password")]
    [DataRow(SignInMode.SubscriptionClient, "user", "password")]
    public void A_user_signs_in_as_typed_and_a_client_without_the_blanks_around(SignInMode mode, string user, string password)
    {
        _form.SignIn = mode;

        var account = ReadConnection().Account;

        Assert.AreEqual((user, password, mode), (account.User, account.Password, account.SignIn));
        Assert.AreEqual(
            ("https://q.example.test/", "https://q.example.test/", "q.example.test"),
            (account.BaseUrl.ToString(), account.Gateway.ToString(), account.Server));
    }

    [TestMethod]
    public void The_gateway_of_web_config_goes_before_that_of_the_platform() => Assert.AreEqual(
        "https://gateway.example.test/",
        ImportPreparation.ReadConnection(_form, WebConfig("Qualys.GatewayUrl", "https://gateway.example.test")).Account.Gateway.ToString());

    [TestMethod]
    [DataRow(null, null)]
    [DataRow("  ", null)]
    [DataRow(" Ana ", "Ana")]
    public void A_blank_responsible_is_none(string? typed, string? responsible)
    {
        _form.Responsible = typed;

        Assert.AreEqual(responsible, ImportPreparation.ReadSettings(_form, WebConfig()).Responsible);
    }

    [TestMethod]
    [DataRow(" ", "password")]
    [DataRow("user", "")]
    public void A_connection_needs_account_and_password(string account, string password)
    {
        (_form.AccessAccount, _form.AccessPassword) = (account, password);

        Assert.AreEqual(
            "accessAccount, accessPassword: enter the Qualys user and its password first.",
            Assert.ThrowsExactly<TaskSettingsException>(ReadConnection).Problems.Single());
    }

    [TestMethod]
    public void A_connection_is_refused_with_all_that_is_wrong_with_the_client()
    {
        (_form.SignIn, _form.AccessAccount, _form.AccessPassword) = (SignInMode.UserClient, "ìd", "segrêdo");

        Assert.HasCount(2, Assert.ThrowsExactly<TaskSettingsException>(ReadConnection).Problems);
    }

    [TestMethod]
    public void A_connection_needs_nothing_else_of_the_form()
    {
        (_form.Name, _form.Perimeter, _form.IpRanges) = ("", null, "no range");

        Assert.IsEmpty(ReadConnection().Ranges.Problems);
    }

    [TestMethod]
    public void A_form_is_refused_with_all_of_its_problems()
    {
        (_form.Name, _form.AccessAccount) = ("", "");

        var problems = Assert.ThrowsExactly<TaskSettingsException>(() => ImportPreparation.ReadSettings(_form, WebConfig())).Problems;

        Assert.HasCount(2, problems);
    }

    [TestMethod]
    public void A_field_that_is_too_long_is_refused_in_its_own_words()
    {
        _form.Name = new string('x', 201);

        StringAssert.Contains(
            Assert.ThrowsExactly<TaskSettingsException>(() => ImportPreparation.ReadSettings(_form, WebConfig())).Message, "200");
    }

    [TestMethod]
    public void The_form_of_another_task_is_refused()
    {
        var refusal = Assert.ThrowsExactly<TaskSettingsException>(() => ImportPreparation.ReadPlatform(new OtherForm()));

        Assert.AreEqual("The task was given a OtherForm instead of its own form.", refusal.Message);
    }

    [TestMethod]
    [DataRow(0, "responsible: \"Ana\" is not a person that Risk Manager knows.")]
    [DataRow(1, null)]
    [DataRow(2, "responsible: \"Ana\" is the name of 2 people; choose one whose name is unique.")]
    public async Task A_responsible_person_is_known_exactly_once(int people, string? problem)
    {
        var stage = new RunStage { People = people };
        stage.Settings.Responsible = "Ana";
        stage.Qualys.Hold(1);

        Assert.AreEqual(problem, (await stage.RunAsync()).Error);
    }

    [TestMethod]
    [DataRow(1, "It sees: \"G1\".")]
    [DataRow(10, "It sees: \"G1\", \"G2\", \"G3\", \"G4\", \"G5\", \"G6\", \"G7\", \"G8\", \"G9\", \"G10\".")]
    [DataRow(12, "It sees: \"G1\", \"G2\", \"G3\", \"G4\", \"G5\", \"G6\", \"G7\", \"G8\", \"G9\", \"G10\" and 2 more.")]
    public async Task A_group_that_is_unknown_is_refused_with_those_that_are_known(int groups, string known)
    {
        var stage = new RunStage();
        stage.Settings.AssetGroups = ["Servers"];
        stage.Qualys.Groups.AddRange(Enumerable.Range(1, groups).Select(id => new QualysPlugin.Api.Xml.AssetGroup($"{id}", $"G{id}")));

        Assert.AreEqual(
            $"assetGroups: \"Servers\" is not an asset group that this Qualys user sees. {known}", (await stage.RunAsync()).Error);
    }

    [TestMethod]
    public async Task Groups_are_found_by_their_exact_title_before_any_other_case_and_each_once()
    {
        var stage = new RunStage();
        stage.Qualys.Hold(1);
        stage.Settings.AssetGroups = ["Web", " Web", "DB"];
        stage.Qualys.Groups.AddRange(
            [new("1", "WEB"), new("2", "Web"), new("3", "db"), new("4", "Db"), new("5", "Other")]);

        var result = await stage.RunAsync();

        Assert.AreEqual(RunStatus.Complete, result.Status, result.Error);
        Assert.AreEqual("2,3,4", stage.Qualys.LastPass!.AssetGroupIds);
    }

    private static IApplicationSettings WebConfig(string key = "", string value = "")
    {
        var settings = Substitute.For<IApplicationSettings>();
        settings.Keys.Returns([]);
        settings.Find("").ReturnsForAnyArgs(call => call.Arg<string>() == key ? value : null);
        return settings;
    }

    private ImportPlan ReadConnection() => ImportPreparation.ReadConnection(_form, WebConfig());

    private sealed class OtherForm : IntegrationTaskSettings;
}
