using System.Diagnostics;
using System.Threading.Channels;

namespace QualysPlugin.Benchmarks.Scale;

/// <summary>The least that an import can cost, step by step and all steps at once.</summary>
internal sealed class BareImport(SimulatorProcess qualys, IReadOnlyList<string> pages)
{
    /// <summary>Calls at the same time: as many as the simulator's account allows, like the import.</summary>
    private const int Calls = 5;

    private readonly IReadOnlyList<string> _idMins = SimulatorProcess.IdMins(pages);

    /// <summary>Receives every page from the simulator and keeps nothing.</summary>
    public async Task<TimeSpan> FetchAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await EachPageAsync(stream => stream.CopyToAsync(Stream.Null, cancellationToken), cancellationToken);
        return watch.Elapsed;
    }

    /// <summary>Writes the rows of the downloaded pages; the reading of the pages is not counted.</summary>
    public TimeSpan Write(BareStore store)
    {
        var watch = new Stopwatch();
        foreach (var page in pages)
        {
            using var file = File.OpenRead(page);
            foreach (var rows in BareRow.Read(file).Chunk(BareStore.RowsPerTransaction))
            {
                watch.Start();
                store.Write(rows);
                watch.Stop();
            }
        }

        watch.Start();
        store.Finish();
        return watch.Elapsed;
    }

    /// <summary>Receives, parses and writes everything: one thread writes while pages are received and read on the other core.</summary>
    public async Task<TimeSpan> RunAsync(BareStore store, CancellationToken cancellationToken)
    {
        var rows = Channel.CreateBounded<BareRow[]>(10);
        var watch = Stopwatch.StartNew();
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await EachPageAsync(stream => ReadAsync(stream, rows.Writer, cancellationToken), cancellationToken);
                }
                finally
                {
                    rows.Writer.Complete();
                }
            },
            CancellationToken.None);
        await foreach (var chunk in rows.Reader.ReadAllAsync(cancellationToken))
            store.Write(chunk);
        await reading;
        store.Finish();
        return watch.Elapsed;
    }

    private static async Task ReadAsync(Stream page, ChannelWriter<BareRow[]> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in BareRow.Read(page).Chunk(BareStore.RowsPerTransaction))
            await rows.WriteAsync(chunk, cancellationToken);
    }

    private Task EachPageAsync(Func<Stream, Task> read, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Calls, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(_idMins, options, async (idMin, token) =>
        {
            await using var page = await qualys.OpenPageAsync(idMin, token);
            await read(page);
        });
    }
}
