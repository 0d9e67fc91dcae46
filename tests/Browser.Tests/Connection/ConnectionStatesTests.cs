using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests.Connection;

/// <summary>What the display says and offers where the page cannot just go on.</summary>
[TestClass]
public sealed class ConnectionStatesTests
{
    private const string Shown = "#connection [data-state]:visible";

    [TestMethod]
    [DataRow("en-US", "This computer has no network. What you type is kept. The page goes on when the network is back.")]
    [DataRow("pt-BR", "Este computador está sem rede. O que você digitar é mantido. A página continua quando a rede voltar.")]
    public async Task A_computer_without_a_network_says_so_until_it_has_one(string language, string words)
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, language);
        await page.ShowAsync("/");

        await page.EvaluateAsync("() => window.dispatchEvent(new Event('offline'))");
        await Assertions.Expect(page.Locator(Shown)).ToHaveTextAsync([words]);
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");

        await Assertions.Expect(page.Locator(Shown)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [DataRow("en-US", "This page stopped. Something went wrong in the host, and its log says what. Your unsaved input is kept, except "
        + "passwords. Load the page again.", "Load the page again", "Your unsaved input was restored.")]
    [DataRow("pt-BR", "Esta página parou. Algo deu errado no host, e o log dele diz o quê. O que você não salvou é mantido, exceto "
        + "senhas. Carregue a página de novo.", "Carregar a página de novo", "O que você não tinha salvado foi restaurado.")]
    public async Task A_page_that_stopped_offers_to_be_loaded_again_and_gives_the_input_back(
        string language, string words, string button, string restored)
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, language);
        await page.ShowAsync(HalfFilled.Form);
        await page.Locator("#setting-Name").FillAsync("Typed");

        // As an extension of the browser that rewrites pages does: the host takes away what is not there any more.
        await page.Locator("#setting-IpRanges").FillAsync("10.0.0.9-10.0.0.1");
        await page.Locator("#setting-IpRanges-problem p").EvaluateAsync("problem => problem.remove()");
        await page.Locator("#setting-IpRanges").FillAsync("10.0.0.9");
        await Assertions.Expect(page.Locator(Shown)).ToHaveTextAsync([words, button]);
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

        await page.GetByText(restored).WaitForAsync();
        await Assertions.Expect(page.Locator("#setting-Name")).ToHaveValueAsync("Typed");
        await Assertions.Expect(page.Locator("#setting-IpRanges")).ToHaveValueAsync("10.0.0.9");
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [DataRow("en-US", "The host no longer has this page. It was restarted, or the connection was away for long. The page is loaded again; "
        + "your unsaved input comes back, except passwords.", "Your unsaved input was restored.")]
    [DataRow("pt-BR", "O host não tem mais esta página. Ele foi reiniciado, ou a conexão faltou por muito tempo. A página é carregada de "
        + "novo; o que você não salvou volta, exceto senhas.", "O que você não tinha salvado foi restaurado.")]
    public async Task A_page_that_the_host_no_longer_has_waits_for_the_host_and_loads_itself_again(
        string language, string words, string restored)
    {
        await PreparedHost.ReadyAsync();
        await using var line = Line.To(PreparedHost.Address);
        var page = await Chromium.OpenAsync(line.Address, language);
        await page.ShowAsync(HalfFilled.Form);
        await page.Locator("#setting-Name").FillAsync("Typed");
        await page.KeepsAsync("Typed");

        // What a host answers that was started again; that it answers no page yet shows the waiting.
        await page.EvaluateAsync("() => Blazor.reconnect = async () => false");
        var isBusy = true;
        await page.RouteAsync("**" + HalfFilled.Form, route => isBusy ? route.AbortAsync() : route.ContinueAsync());
        line.Cut();
        line.Mend();
        await Assertions.Expect(page.Locator(Shown)).ToHaveTextAsync([words]);
        isBusy = false;

        await page.GetByText(restored).WaitForAsync();
        await Assertions.Expect(page.Locator("#setting-Name")).ToHaveValueAsync("Typed");
        await page.Context.CloseAsync();
    }
}
