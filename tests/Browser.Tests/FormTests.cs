using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>The form of a task, drawn from the plugin's annotations.</summary>
[TestClass]
public sealed class FormTests
{
    [TestMethod]
    public async Task A_wrong_range_is_named_while_it_is_typed_and_nothing_is_saved()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Form);
        var ranges = page.GetByLabel("IP ranges");

        await ranges.PressSequentiallyAsync("10.0.0.9-10.0.0.1");
        await page.Locator(".problem", new() { HasTextString = "10.0.0.9-10.0.0.1" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByText("Please correct: 1").WaitForAsync();
        await ranges.FillAsync("10.0.0.1-10.0.0.9");

        await page.Locator(".problem", new() { HasTextString = "10.0.0" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Thousands_of_blocks_are_kept_as_they_were_pasted()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Form);
        var blocks = string.Join('\n', Enumerable.Range(0, 2500).Select(i => $"10.{i / 256}.{i % 256}.0/24"));

        // As the browser does for a text from the clipboard; typing it key by key would take minutes.
        await page.GetByLabel("IP ranges").EvaluateAsync(
            "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }", blocks);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Connectors" }).WaitForAsync();
        await page.ShowAsync(PreparedHost.Form);

        Assert.AreEqual(blocks, await page.GetByLabel("IP ranges").InputValueAsync());
        await page.GetByLabel("IP ranges").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Connectors" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_form_its_checks_and_the_test_of_the_connection_speak_Portuguese_to_whoever_reads_that()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, "pt-BR");
        await page.ShowAsync("/connectors/new/qualys.import-assets");

        foreach (var label in new[]
        {
            "Nome", "URL do servidor", "Conta de acesso", "Senha de acesso", "Faixas de IP", "Perímetro dos ativos novos",
        })
            await page.GetByLabel(label, new() { Exact = true }).First.WaitForAsync();
        await page.GetByText("Guardada cifrada; nunca mais é mostrada.").WaitForAsync();
        await page.GetByText("Um perímetro novo para cada execução que tenha ativos novos", new() { Exact = true }).WaitForAsync();
        await page.GetByLabel("Faixas de IP").PressSequentiallyAsync("10.0.0.9-10.0.0.1");
        await page.GetByText("\"10.0.0.9-10.0.0.1\" está invertida: o primeiro endereço é maior que o último.").First.WaitForAsync();
        await page.GetByLabel("URL do servidor", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = "Outro servidor…" });
        await page.GetByLabel("URL do servidor: outro valor").FillAsync("http://127.0.0.1:9");
        await page.GetByLabel("Conta de acesso").FillAsync("user");
        await page.GetByLabel("Senha de acesso").FillAsync(TaskForms.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Testar conexão" }).ClickAsync();

        await page.Locator(".steps li", new() { HasTextString = "Qualys, entrada: 127.0.0.1:9 não pode ser alcançado" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Groups_are_chosen_from_Qualys_with_the_kept_password_which_never_reaches_the_browser()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        var received = new List<string>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            lock (received) received.Add(frame.Text ?? System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        };
        await page.ShowAsync(PreparedHost.Form);

        await page.GetByRole(AriaRole.Group, new() { Name = "Asset groups" })
            .GetByRole(AriaRole.Button, new() { Name = "Choose from the source…" }).ClickAsync();
        await page.Locator(".picker label").First.ClickAsync();
        await page.Locator("li.chip").WaitForAsync();

        Assert.AreEqual("", await page.GetByLabel("Access Password").InputValueAsync());
        Assert.AreEqual("unchanged", await page.GetByLabel("Access Password").GetAttributeAsync("placeholder"));
        lock (received)
        {
            Assert.IsNotEmpty(received);
            Assert.IsEmpty(received.Where(frame => frame.Contains($"\"{TaskForms.Password}\"", StringComparison.Ordinal)));
        }

        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Every_form_of_the_schedule_is_said_in_words_before_it_is_saved()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Form);
        var words = page.Locator("section[aria-labelledby=schedule-heading] [role=status] strong");

        var said = new List<string>();
        foreach (var recurrence in new[] { "Every minute", "Hourly", "Daily", "Weekly", "Monthly", "Yearly" })
        {
            var before = await words.InnerTextAsync();
            await page.GetByLabel("Recurrence").SelectOptionAsync(new SelectOptionValue { Label = recurrence });
            if (recurrence != "Daily") await Assertions.Expect(words).Not.ToHaveTextAsync(before);
            else await Assertions.Expect(words).ToContainTextAsync("day");
            said.Add(await words.InnerTextAsync());
        }

        Assert.HasCount(6, said.Distinct());
        await page.GetByLabel("Days").SelectOptionAsync(new SelectOptionValue { Label = "Weekends only" });
        await Assertions.Expect(words).ToContainTextAsync("weekend");
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Another_platform_is_saved_only_after_a_question_that_says_how_many_assets_would_be_created_again()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Form);

        await page.GetByLabel("Server URL", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Value = "https://qualysapi.qg2.apps.qualys.eu" });
        await page.GetByLabel("Access Password").FillAsync(TaskForms.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("with the source Qualys:qualysapi.qg2.apps.qualys.eu: the next run would create up to").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_form_says_what_account_and_password_are_in_each_way_of_signing_in()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync("/connectors/new/qualys.import-assets");

        foreach (var (way, meaning) in new[]
        {
            ("Client of a user (token)", "The task sees what the user of the client sees."),
            ("Client of the subscription (token)", "The client depends on no user."),
            ("User and password", "Access Account is the Qualys user, Access Password its password."),
        })
        {
            await page.GetByLabel(way).CheckAsync();
            await page.GetByText(meaning).WaitForAsync();
        }

        await page.Context.CloseAsync();
    }
}
