using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>The file that a backup is written to. Its faults are not those of the database that is being read.</summary>
internal sealed class BackupTarget(string path) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)
{
    private readonly string _path = path;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            base.Write(buffer);
        }
        catch (IOException exception)
        {
            throw Explained(exception);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await base.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException exception)
        {
            throw Explained(exception);
        }
    }

    private HostStoreException Explained(IOException exception) =>
        new($"The backup cannot be written to {_path}: {exception.Message}", exception);
}
