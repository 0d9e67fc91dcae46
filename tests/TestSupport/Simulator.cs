using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TestSupport;

/// <summary>A Qualys platform, and how a test changes it while it runs.</summary>
public sealed class Simulator : IAsyncDisposable
{
    private const string Ready = "Qualys simulator listening on ";

    private readonly IAsyncDisposable _server;
    private readonly HttpClient _control;

    /// <param name="server">What ends the platform.</param>
    /// <param name="url">Where it listens.</param>
    public Simulator(IAsyncDisposable server, Uri url)
    {
        _server = server;
        Url = url;
        _control = new HttpClient { BaseAddress = url };
    }

    public Uri Url { get; }

    /// <summary>The source of the assets that come from here.</summary>
    public string Source => $"Qualys:{Url.Authority}";

    /// <summary>Starts a platform in a process of its own, on a free port unless told otherwise.</summary>
    public static async Task<Simulator> StartAsync(params string[] arguments)
    {
        string[] port = arguments.Contains("--port") ? [] : ["--port", "0"];
        var parent = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var launcher = Launcher.DotNet(Built.Simulator, [.. arguments, .. port, "--parent-pid", parent]);
        var program = await RunningProgram.StartAsync(launcher, Ready);
        return new Simulator(program, new Uri(program.ReadyText));
    }

    /// <summary>What was called so far.</summary>
    public async Task<JsonNode> StatsAsync() => (await _control.GetFromJsonAsync<JsonNode>("simulator/stats"))!;

    /// <summary>Replaces the faults while the simulator runs.</summary>
    public async Task SetFaultsAsync(params string[] faults)
    {
        using var response = await _control.PostAsJsonAsync("simulator/faults", faults);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Changes the inventory while the simulator runs.</summary>
    public async Task ChangeInventoryAsync(object change)
    {
        using var response = await _control.PostAsJsonAsync("simulator/inventory", change);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Has machines come back under new host IDs.</summary>
    /// <returns>For each of them <c>oldId</c>, <c>newId</c> and by what it is still known: <c>by</c>.</returns>
    public async Task<IReadOnlyList<JsonNode>> ReturnAsync(int cloud, int serial, int names, int lookAlikes)
    {
        using var response = await _control.PostAsJsonAsync("simulator/returns", new { cloud, serial, names, lookAlikes });
        response.EnsureSuccessStatusCode();
        return [.. (await response.Content.ReadFromJsonAsync<JsonArray>())!.Select(pair => pair!)];
    }

    /// <summary>How many of the latest calls are of a kind.</summary>
    public async Task<int> LatestAsync(Predicate<string> isOfKind) =>
        (await StatsAsync())["latest"]!.AsArray().Count(call => isOfKind(call!.ToJsonString()));

    /// <summary>Moves Qualys' clock.</summary>
    public async Task SetClockAsync(double aheadHours)
    {
        using var response = await _control.PostAsJsonAsync("simulator/clock", new { aheadHours });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The text of the answer to a host list call with these parameters besides.</summary>
    public async Task<string> ListHostsAsync(params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url, "api/5.0/fo/asset/host/"));
        request.Headers.Add("X-Requested-With", "test");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("user:password"u8));
        var more = parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value));
        request.Content = new FormUrlEncodedContent([new("action", "list"), new("details", "None"), .. more]);
        using var answer = await _control.SendAsync(request);
        return $"{(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _server.DisposeAsync();
    }
}
