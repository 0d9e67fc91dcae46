using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Platform;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>A simulated Risk Manager in the process of the tests, and a client that signed in.</summary>
internal sealed class SimulatorStage : IAsyncDisposable
{
    private readonly RunningSimulator _simulator;

    private SimulatorStage(RunningSimulator simulator)
    {
        _simulator = simulator;
        Client = new HttpClient { BaseAddress = new Uri(simulator.Url, "/"), Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>A client of the site; its base address is the root.</summary>
    public HttpClient Client { get; }

    public RiskManagerPlatform Platform => _simulator.Platform;

    /// <summary>The address of Risk Manager.</summary>
    public Uri Url => _simulator.Url;

    /// <summary>Starts a simulator with the arguments of its command line on a free port.</summary>
    public static async Task<SimulatorStage> StartAsync(params string[] arguments)
    {
        var stage = await StartSignedOutAsync(arguments);
        await stage.SignInAsync();
        return stage;
    }

    /// <summary>Starts a simulator whose client has not signed in.</summary>
    public static async Task<SimulatorStage> StartSignedOutAsync(params string[] arguments)
    {
        SimulatorStage? stage = null;
        var command = SimulatorCommand.Create(async (options, cancellationToken) =>
        {
            stage = new SimulatorStage(await RunningSimulator.StartAsync(options, cancellationToken));
            return 0;
        });
        var exitCode = await command.Parse([.. arguments, "--port", "0"]).InvokeAsync();
        return stage ?? throw new InvalidOperationException($"The simulator refused its arguments with exit code {exitCode}.");
    }

    /// <summary>The form of a token request.</summary>
    public static Dictionary<string, string> Credentials() => new()
    {
        ["client_id"] = "qualys-import",
        ["client_secret"] = "simulator-secret",
        ["grant_type"] = "client_credentials",
    };

    public async Task<ApiResult> RequestTokenAsync(Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var reply = await Client.PostAsync(new Uri("RM/APIIntegration/token", UriKind.Relative), content);
        return new ApiResult((int)reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }

    /// <summary>Takes a token and sends it from now on.</summary>
    public async Task SignInAsync(string scheme = "OAuth2")
    {
        var token = (await RequestTokenAsync(Credentials())).Json["access_token"]!.GetValue<string>();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, token);
    }

    public Task<ApiResult> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiResult> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<ApiResult> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    /// <summary>Calls a path below <c>/RM/api/Organization</c>, or below <c>/</c> if it begins so.</summary>
    public async Task<ApiResult> SendAsync(HttpMethod method, string path, object? body = null, string? methodOverride = null)
    {
        var url = path.StartsWith('/') ? path : "/RM/api/Organization/" + path;
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative));
        if (body is not null)
        {
            var text = body as string ?? JsonSerializer.Serialize(body);
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }

        if (methodOverride is not null)
            request.Headers.Add("X-HTTP-Method-Override", methodOverride);
        using var reply = await Client.SendAsync(request);
        return new ApiResult((int)reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }

    /// <summary>The list of assets that a filter lets pass, in the order of their names.</summary>
    public Task<ApiResult> FilterAsync(string filter) =>
        GetAsync($"assets?$filter={Uri.EscapeDataString(filter)}&$orderby=Name&page_size=100");

    /// <summary>The body of a new asset in the data center.</summary>
    public JsonObject NewAsset(string name, params (string Field, JsonNode? Value)[] more)
    {
        var body = new JsonObject
        {
            ["AssetType"] = "Technology", ["Name"] = name, ["ParentPerimeter"] = PerimeterId("Data center"), ["Relevance"] = 3,
        };
        foreach (var (field, value) in more)
            body[field] = value;
        return body;
    }

    /// <summary>Creates an asset in the data center through the API.</summary>
    public async Task<Guid> CreateAssetAsync(string name, string? key = null)
    {
        var attributes = new JsonObject();
        if (key is not null)
            attributes["ext_key"] = key;
        return (await PostAsync("assets", NewAsset(name, ("CustomAttributes", attributes)))).Id;
    }

    public string PerimeterId(string path) => Platform.Organization.Perimeters.FindByPath(path)!.Id.ToString();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _simulator.DisposeAsync();
    }
}
