using System.Runtime.CompilerServices;
using System.Text.Json;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Lists.Previews;

/// <summary>
/// A preview on disk, an asset a line, for as long as its screen is open: the screen shows the first assets and the file has all of them.
/// Written by one, read by any number once it is whole.
/// </summary>
internal sealed class KeptPreview : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly FileStream _file;
    private readonly StreamWriter _lines;

    /// <param name="owner">The account that asked for the preview.</param>
    /// <param name="taskName">The task's name on the form.</param>
    /// <param name="began">When the preview began.</param>
    public KeptPreview(string owner, string taskName, DateTimeOffset began)
    {
        (Owner, TaskName, Began) = (owner, taskName, began);
        _file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, BufferSize,
            FileOptions.DeleteOnClose);
        _lines = new StreamWriter(_file);
    }

    /// <summary>Whom the preview belongs to; nobody else gets it.</summary>
    public string Owner { get; }

    public string TaskName { get; }

    public DateTimeOffset Began { get; }

    /// <summary>Whether the preview came to its end; until then there is nothing to read.</summary>
    public bool IsWhole { get; private set; }

    public void Add(PreviewedAsset asset) => _lines.WriteLine(JsonSerializer.Serialize(PreviewRow.Of(asset)));

    public void Complete()
    {
        _lines.Flush();
        IsWhole = true;
    }

    public async IAsyncEnumerable<PreviewRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            _file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, useAsync: true);
        using var lines = new StreamReader(file);
        while (await lines.ReadLineAsync(cancellationToken) is { } line) yield return JsonSerializer.Deserialize<PreviewRow>(line)!;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _file.Dispose();
    }
}
