namespace Browser.Tests.Stage;

/// <summary>Ends what the tests share.</summary>
[TestClass]
public static class Curtain
{
    [AssemblyCleanup]
    public static async Task FallAsync()
    {
        await Chromium.CloseAsync();
        await PreparedHost.StopAsync();
    }
}
