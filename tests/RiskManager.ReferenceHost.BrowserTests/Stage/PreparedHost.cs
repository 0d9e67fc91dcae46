using QualysPlugin.HostTests.Stage;

namespace RiskManager.ReferenceHost.BrowserTests.Stage;

/// <summary>A host in which a task has run: an inventory of 300 with one malformed host. Shared by tests that only look.</summary>
internal static class PreparedHost
{
    private static Simulator? _qualys;
    private static ServedHost? _host;

    /// <summary>Where the host is.</summary>
    public static Uri Address => _host!.Address;

    /// <summary>The path of the run.</summary>
    public static string Run { get; private set; } = "";

    /// <summary>The path of the task's form.</summary>
    public static string Form { get; private set; } = "";

    /// <summary>The path of one of its assets.</summary>
    public static string Asset { get; private set; } = "";

    /// <summary>The paths of all screens.</summary>
    public static IReadOnlyList<string> Screens =>
    [
        "/", "/connectors/new", "/connectors/new/qualys.import-assets", Form, $"{Form}/runs", Run, $"{Run}?view=created", $"{Run}?view=quarantine", $"{Run}?view=log",
        $"{Run}?view=settings", "/organization", Asset, "/knowledge-bases", "/knowledge-bases/WIN.000123", "/attributes", "/audit",
    ];

    /// <summary>Prepares the host once.</summary>
    public static async Task ReadyAsync()
    {
        if (_host is not null) return;
        _qualys = await Simulator.StartAsync("--hosts", "300", "--fault", "malformed-host=7");
        _host = await ServedHost.StartAsync();
        var page = await Chromium.OpenAsync(_host.Address);
        await page.OpenNewAsync();
        await page.FillAsync("Nightly import – Zürich, São Paulo, Łódź", _qualys.Url);
        await page.SaveAndRunAsync();
        await page.RunEndsAsync();
        Run = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync("/");
        Form = await page.Locator("article h2 a").GetAttributeAsync("href") ?? throw new InvalidOperationException("The task has no link.");
        await page.GotoAsync("/organization");
        Asset = await page.Locator("td a").First.GetAttributeAsync("href") ?? throw new InvalidOperationException("The asset has no link.");
        await page.Context.CloseAsync();
    }

    /// <summary>Ends what was started.</summary>
    public static async Task StopAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_qualys is not null) await _qualys.DisposeAsync();
    }
}
