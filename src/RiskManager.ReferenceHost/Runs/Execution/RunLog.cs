using System.Threading.Channels;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>Writes a run's log to the database, in batches and in the background, without the secrets that servers echo.</summary>
internal sealed class RunLog : IAssetLog, IAsyncDisposable
{
    private const int MaxEntriesAtOnce = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Channel<RunLogRow> _entries = Channel.CreateUnbounded<RunLogRow>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly string _runId;
    private readonly ITaskLog _shown;
    private readonly Redaction _redaction;
    private readonly Task _writing;

    public RunLog(Database database, TimeProvider clock, string runId, ITaskLog shown, Redaction redaction)
    {
        (_database, _clock, _runId, _shown, _redaction) = (database, clock, runId, shown, redaction);
        _writing = Task.Run(WriteAsync);
    }

    public void Write(TaskLogLevel level, int eventId, string message) => Write(level, eventId, message, null);

    public void Write(TaskLogLevel level, int eventId, string message, AssetKey asset) => Write(level, eventId, message, (AssetKey?)asset);

    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        _ended.TrySetResult();
        await _writing;
    }

    private void Write(TaskLogLevel level, int eventId, string message, AssetKey? asset)
    {
        message = PrintableText.Of(_redaction.Clean(message));
        _shown.Write(level, eventId, message);
        _entries.Writer.TryWrite(new RunLogRow
        {
            RunId = _runId, At = _clock.GetUtcNow().ToUnixTimeMilliseconds(), Level = (int)level, EventId = eventId, Message = message,
            AssetSource = asset?.Source, AssetImportId = asset?.Id,
        });
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await _entries.Reader.WaitToReadAsync())
            {
                await Task.WhenAny(Task.Delay(Pause, _clock), _ended.Task);
                while (Take() is { Count: > 0 } entries)
                    await _database.WriteAsync(connection => Insert(connection, entries), CancellationToken.None);
            }
        }
        catch (HostStoreException exception)
        {
            _shown.Write(TaskLogLevel.Warning, 0, $"The log of the run is no longer kept. {exception.Message}");
        }
    }

    private static int Insert(DataConnection connection, List<RunLogRow> entries)
    {
        connection.InsertAll(
            "INSERT INTO run_log (run_id, at, level, event_id, message, asset_source, asset_import_id)",
            entries.ConvertAll(entry => new object?[]
            {
                entry.RunId, entry.At, entry.Level, entry.EventId, entry.Message, entry.AssetSource, entry.AssetImportId,
            }));
        return entries.Count;
    }

    private List<RunLogRow> Take()
    {
        var entries = new List<RunLogRow>();
        while (entries.Count < MaxEntriesAtOnce && _entries.Reader.TryRead(out var entry)) entries.Add(entry);
        return entries;
    }
}
