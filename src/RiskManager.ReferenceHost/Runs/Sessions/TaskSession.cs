using RiskManager.Contracts;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.Documents;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Sessions;

/// <summary>One instance of a task with the services of its scope: for a run, a preview or a test of the connection.</summary>
internal sealed class TaskSession : IAsyncDisposable
{
    private readonly TaskLease _lease;
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;

    private TaskSession(TaskLease lease, ServiceProvider provider, SessionRequest request, ITaskLog log)
    {
        _lease = lease;
        _provider = provider;
        _scope = provider.CreateAsyncScope();
        Context = new IntegrationTaskContext(request.TaskId, request.RunId, request.Settings, _scope.ServiceProvider, request.Progress, log)
        {
            IsUnattended = request.IsResumed || request.Origin == RunOrigin.Schedule,
            IsApproved = request.ApprovedBy is not null,
        };
    }

    public IIntegrationTask Task => _lease.Task;

    public IntegrationTaskContext Context { get; }

    /// <summary>Masks what servers echo. What the task says in a run is masked already.</summary>
    public Redaction Redaction => _provider.GetRequiredService<Redaction>();

    public static TaskSession Open(SessionRequest request, Database database, WebConfig webConfig, TimeProvider clock, ITaskLog log)
    {
        var services = new ServiceCollection().AddTaskServices(database, webConfig, clock);
        services.AddSingleton(SessionSecrets.Redaction(request.Settings, webConfig));
        if (PlatformSettings.Find(webConfig) is { } platform) services.AddPlatform(platform, log);
        if (request.Fence is { } fence) services.AddSingleton(fence);
        if ((request.DocumentFolder is { } folder ? new DocumentRetention(folder) : webConfig.ImportXml()) is { } documents)
            KeepDocuments(services, documents, clock);
        return Open(request, services, log);
    }

    /// <summary>Opens a session with the host's services of the caller's choice.</summary>
    public static TaskSession Open(SessionRequest request, IServiceCollection services, ITaskLog log)
    {
        var lease = request.TaskType.Create();
        try
        {
            lease.Task.ConfigureServices(services);
            return new TaskSession(lease, services.BuildServiceProvider(validateScopes: true), request, log);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
        _lease.Dispose();
    }

    private static void KeepDocuments(IServiceCollection services, DocumentRetention documents, TimeProvider clock)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IAssetRepository));
        services.Remove(inner);
        services.AddScoped(inner.ImplementationType!);
        services.AddScoped<IAssetRepository>(
            provider =>
                new DocumentSavingRepository((IAssetRepository)provider.GetRequiredService(inner.ImplementationType!), documents, clock));
    }
}
