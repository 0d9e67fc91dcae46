using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace QualysPlugin.HostTests.Stage;

/// <summary>A Qualys platform in a process of its own, on a free port unless told otherwise.</summary>
internal sealed class Simulator : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _control;

    private Simulator(Process process, Uri url)
    {
        _process = process;
        Url = url;
        _control = new HttpClient { BaseAddress = url };
    }

    public Uri Url { get; }

    /// <summary>The source of the assets that come from here.</summary>
    public string Source => $"Qualys:{Url.Authority}";

    public static async Task<Simulator> StartAsync(params string[] arguments)
    {
        string[] port = arguments.Contains("--port") ? [] : ["--port", "0"];
        var parent = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var process = Process.Start(BuiltProgram.Start(BuiltProgram.Simulator, [.. arguments, .. port, "--parent-pid", parent]))!;
        const string ready = "Qualys simulator listening on ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(ready, StringComparison.Ordinal))
                continue;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return new Simulator(process, new Uri(line[ready.Length..].Trim()));
        }

        throw new InvalidOperationException($"The simulator did not start: {await process.StandardError.ReadToEndAsync()}");
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
        request.Content = new FormUrlEncodedContent([new("action", "list"), new("details", "None"), .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))]);
        using var answer = await _control.SendAsync(request);
        return $"{(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
