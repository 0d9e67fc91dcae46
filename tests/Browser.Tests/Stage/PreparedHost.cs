using Microsoft.Playwright;

namespace Browser.Tests.Stage;

/// <summary>
/// A host in which a task has run three times: an inventory of 300 with one malformed host, then one value to overwrite, then
/// nothing to do. Shared by tests that only look.
/// </summary>
internal static class PreparedHost
{
    /// <summary>What a person entered as DNS name of <see cref="Asset"/>, before a run overwrote it.</summary>
    public const string HandMade = "by-hand.example.com";

    private static readonly Lazy<Task> Prepared = new(PrepareAsync);
    private static Simulator? _qualys;
    private static ServedHost? _host;

    /// <summary>Where the host is.</summary>
    public static Uri Address => _host!.Address;

    /// <summary>The path of the first run, which created the assets.</summary>
    public static string Run { get; private set; } = "";

    /// <summary>The path of the run that overwrote <see cref="HandMade"/>.</summary>
    public static string UpdatingRun { get; private set; } = "";

    /// <summary>The path of the run that found everything as it was.</summary>
    public static string UnchangedRun { get; private set; } = "";

    /// <summary>The path of the task's form.</summary>
    public static string Form { get; private set; } = "";

    /// <summary>The path of one of its assets.</summary>
    public static string Asset { get; private set; } = "";

    /// <summary>The paths of all screens.</summary>
    public static IReadOnlyList<string> Screens =>
    [
        "/", "/connectors/new", "/connectors/new/qualys.import-assets", Form, $"{Form}/runs", $"{Form}/compare", Run,
        $"{Run}?view=findings",
        $"{Run}?view=created", $"{Run}?view=quarantine", $"{Run}?view=warnings", $"{Run}?view=log",
        $"{Run}?view=settings", "/organization", Asset, "/findings", "/findings?show=TakenOver", "/knowledge-bases",
        "/knowledge-bases/WIN.000123", "/attributes", "/nodes", "/notifications", "/runs", "/accounts", "/password", "/audit",
        "/setup/administrator", "/setup/address", "/setup/store", "/setup/platform", "/setup/account", "/setup/task", "/setup/summary",
    ];

    /// <summary>Prepares the host once.</summary>
    public static Task ReadyAsync() => Prepared.Value;

    private static async Task PrepareAsync()
    {
        _qualys = await Simulator.StartAsync("--hosts", "300", "--fault", "malformed-host=7");
        _host = await ServedHost.StartAsync();
        var page = await Chromium.OpenAsync(_host.Address);
        await page.OpenNewAsync();
        await page.FillAsync("Nightly import – Zürich, São Paulo, Łódź", _qualys.Url);
        await page.Locator("#schedule-on").CheckAsync();
        await page.SaveAndRunAsync();
        await page.RunEndsAsync();
        Run = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync("/");
        Form = await page.Locator("article h2 a").GetAttributeAsync("href") ?? throw new InvalidOperationException("The task has no link.");
        await page.GotoAsync("/organization");
        Asset = await page.Locator("td a").First.GetAttributeAsync("href") ?? throw new InvalidOperationException("The asset has no link.");
        await page.GotoAsync(Asset);
        await page.EditDnsNameAsync(HandMade);
        UpdatingRun = await RunAgainAsync(page);
        UnchangedRun = await RunAgainAsync(page);
        await page.Context.CloseAsync();
    }

    private static async Task<string> RunAgainAsync(IPage page)
    {
        // What comes late moves the button.
        await page.ShowAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now: " }).ClickAsync();
        await page.AddressFitsAsync("/runs/");
        await page.RunEndsAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Ends what was started.</summary>
    public static async Task StopAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_qualys is not null) await _qualys.DisposeAsync();
    }
}
