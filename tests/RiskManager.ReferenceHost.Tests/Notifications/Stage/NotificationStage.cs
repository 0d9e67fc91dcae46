using LinqToDB;
using LinqToDB.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Notifications;
using RiskManager.ReferenceHost.Notifications.Changes;
using RiskManager.ReferenceHost.Notifications.Delivery;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Notifications.Stage;

/// <summary>One node that tells of tasks, over a fresh database, with a clock of the test.</summary>
internal sealed class NotificationStage : IAsyncDisposable
{
    public const string Task = "task-1";
    public const string Secret = "a-secret-of-the-webhook";

    public static readonly Account Administrator = new("Ana", AccountRole.Administrator);

    private readonly TestDatabase _place;
    private readonly ServiceProvider _services;
    private readonly bool _ownsPlace;
    private int _runs;

    private NotificationStage(TestDatabase place, Database database, FakeTimeProvider clock, bool ownsPlace, IRunNotifier? notifier)
    {
        (_place, Database, Clock, _ownsPlace) = (place, database, clock, ownsPlace);
        var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders())
            .AddSingleton(database).AddSingleton<TimeProvider>(clock)
            .AddSingleton(new HostFolder(place.FolderPath)).AddSingleton<WebConfigFile>()
            .AddSingleton<IDataProtectionProvider>(DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(place.FolderPath, "keys"))))
            .AddNotifications();
        if (notifier is not null) services.AddSingleton(notifier);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public Database Database { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A node on a fresh database, or one more on the database of another.</summary>
    public static async Task<NotificationStage> CreateAsync(NotificationStage? beside = null, IRunNotifier? notifier = null)
    {
        var place = beside?._place ?? await TestDatabase.CreateAsync();
        var clock = beside?.Clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var database = await Database.OpenAsync(place.Options, CancellationToken.None);
        return new NotificationStage(place, database, clock, beside is null, notifier);
    }

    /// <summary>Names the mail server of a test in <c>web.config</c>, without encryption.</summary>
    public void UseMailServer(int port, string more = "") => UseSettings(
        $"""
         <add key="RiskManager.SmtpServer" value="127.0.0.1" /><add key="RiskManager.SmtpPort" value="{port}" />
         <add key="RiskManager.SmtpSecurity" value="none" /><add key="RiskManager.SmtpSender" value="risk@example.com" />
         <add key="RiskManager.SiteUrl" value="https://grc.example.com" />{more}
         """);

    public void UseSettings(string settings) => File.WriteAllText(
        Path.Combine(_place.FolderPath, "web.config"), $"<configuration><appSettings>{settings}</appSettings></configuration>");

    public Task AddEmailAsync(string address, string language = "en", string? task = null, params TaskHealth[] events) =>
        SaveAsync(new NotificationTarget(ChannelNames.Email, address) { Language = language, TaskId = task, Events = Chosen(events) }, "");

    public Task AddWebhookAsync(Uri url, params TaskHealth[] events) =>
        SaveAsync(new NotificationTarget(ChannelNames.Webhook, url.AbsoluteUri) { Events = Chosen(events) }, Secret);

    /// <summary>Records a run that has just ended, as its executor does.</summary>
    public async Task<string> EndRunAsync(string status, Func<RunRow, RunRow>? more = null, string task = Task)
    {
        Clock.Advance(TimeSpan.FromSeconds(10));
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var row = new RunRow
        {
            Id = $"run-{Interlocked.Increment(ref _runs)}-{task}",
            TaskId = task, TaskName = "Nightly", TypeId = "stand-in", Settings = "{}",
            StartedAt = now - 30_000, EndedAt = now, Status = status, Origin = nameof(RunOrigin.Schedule),
        };
        row = more?.Invoke(row) ?? row;
        await WriteAsync(connection => connection.Insert(row));
        return row.Id;
    }

    public async Task<TaskRow> SaveTaskAsync(TaskSchedule? schedule, string id = Task)
    {
        var row = new TaskRow
        {
            Id = id, Name = "Nightly", NameKey = NameKey.Of(id), TypeId = "stand-in", Settings = "{}", Active = true, Version = 1,
            Schedule = schedule is null ? null : System.Text.Json.JsonSerializer.Serialize(schedule, SettingsJson.Options),
            ChangedBy = "Ana", ChangedAt = Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await WriteAsync(connection => connection.Insert(row));
        return row;
    }

    /// <summary>Looks for changes, as a node does every few seconds.</summary>
    public async Task LookAsync()
    {
        await Get<EndedRunAssessor>().AssessAsync(CancellationToken.None);
        await Get<MissedRunDetector>().DetectAsync(CancellationToken.None);
    }

    public Task DeliverAsync() => Get<DeliveryWorker>().DeliverDueAsync(CancellationToken.None);

    public async Task LookAndDeliverAsync()
    {
        await LookAsync();
        await DeliverAsync();
    }

    /// <summary>Everything in the outbox, oldest first.</summary>
    public async Task<IReadOnlyList<TaskHealthChange>> ChangesAsync() =>
    [
        .. (await Database.ReadAsync(connection => connection.GetTable<NotificationRow>().ToList(), CancellationToken.None))
            .OrderBy(row => row.At).Select(row => Outbox.Read(row.Change)),
    ];

    public async Task<IReadOnlyList<TaskHealth>> HealthsAsync() => [.. (await ChangesAsync()).Select(change => change.Health)];

    public async Task<ListedDelivery> DeliveryAsync() => (await Get<Deliveries>().ListAsync(10, CancellationToken.None)).Single();

    public Task<List<string>> AuditAsync() => Database.ReadAsync(
        connection => connection.GetTable<AuditRow>().Where(row => row.Module == "Notifications").OrderBy(row => row.Id)
            .Select(row => row.Entry).ToList(),
        CancellationToken.None);

    public Task WriteAsync(Func<DataConnection, int> write) => Database.WriteAsync(write, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Database.Dispose();
        if (_ownsPlace) await _place.DisposeAsync();
    }

    private Task SaveAsync(NotificationTarget target, string secret) =>
        Get<NotificationTargets>().SaveAsync(target, secret, Administrator, CancellationToken.None);

    private static TaskHealth[] Chosen(TaskHealth[] events) => events.Length == 0 ? Enum.GetValues<TaskHealth>() : events;
}
