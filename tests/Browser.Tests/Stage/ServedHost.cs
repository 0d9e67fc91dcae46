namespace Browser.Tests.Stage;

/// <summary>The reference host serving its screens, in a process of its own with a data folder of its own.</summary>
internal sealed class ServedHost : IAsyncDisposable
{
    private readonly string _folder;
    private RunningProgram _program;

    private ServedHost(string folder, RunningProgram program) => (_folder, _program) = (folder, program);

    public Uri Address => _program.Address();

    /// <param name="settings">What <c>web.config</c> says in its <c>appSettings</c>; null: the host writes its own.</param>
    public static async Task<ServedHost> StartAsync(string? settings = null)
    {
        var folder = TestFolder.Create("screens-");
        if (settings is not null)
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "web.config"), $"<configuration><appSettings>{settings}</appSettings></configuration>");
        }

        return new ServedHost(folder, await HostProgram.ServeAsync(folder));
    }

    /// <summary>Kills the process as a power cut would, and starts the host again on the same data.</summary>
    public async Task KillAndStartAgainAsync()
    {
        await _program.DisposeAsync();
        _program = await HostProgram.ServeAsync(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
