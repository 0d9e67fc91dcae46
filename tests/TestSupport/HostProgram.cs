namespace TestSupport;

/// <summary>The reference host as a program.</summary>
public static class HostProgram
{
    private const string Ready = "Connectors: ";

    public static Launcher Command(params IEnumerable<string> arguments) => Launcher.DotNet(Built.ReferenceHost, arguments);

    /// <summary>Serves the screens of a data folder; <see cref="Address"/> says where.</summary>
    public static Task<RunningProgram> ServeAsync(string data, string urls = "http://127.0.0.1:0") =>
        StartAsync(Command("serve", "--urls", urls, "--data", data));

    /// <summary>Starts a command that serves the screens.</summary>
    public static Task<RunningProgram> StartAsync(Launcher command) => RunningProgram.StartAsync(command, Ready);

    public static Uri Address(this RunningProgram host) => new(host.ReadyText);
}
