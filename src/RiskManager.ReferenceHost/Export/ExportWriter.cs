using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Export;

/// <summary>Writes the files of an export beside their places, and puts them there when all are whole and on the disk.</summary>
internal sealed class ExportWriter(AssetSpool spool, ExportTarget target)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>
    /// Writes the sorted assets of the spool. After an error or a cancellation the files of the last export are as they were.
    /// </summary>
    /// <param name="assets">How many there are.</param>
    /// <param name="cancellationToken">Cancels the writing; files that are being put into place are all put there.</param>
    /// <returns>How many files there are.</returns>
    /// <exception cref="HostStoreException">A file could not be written.</exception>
    public int Write(int assets, CancellationToken cancellationToken)
    {
        var files = target.Split(assets).ToList();
        try
        {
            foreach (var file in files) WriteUnfinished(file, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            PutIntoPlace(files);
            return files.Count;
        }
        finally
        {
            target.RemoveUnfinished();
        }
    }

    private void WriteUnfinished(ExportFile file, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new FileStream(file.UnfinishedPath, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize);
            stream.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<assets>\n"u8);
            spool.CopyTo(file.First, file.Count, stream, cancellationToken);
            stream.Write("</assets>\n"u8);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostStoreException(Words.Of(
                $"{file.Path} cannot be written: {exception.Message} What an earlier export wrote is untouched."), exception);
        }
    }

    private void PutIntoPlace(List<ExportFile> files)
    {
        try
        {
            foreach (var file in files) File.Move(file.UnfinishedPath, file.Path, overwrite: true);
            target.RemoveSurplus(files.Count);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostStoreException(Words.Of(
                $"The finished files of {target.Path} could not all be put into place: {exception.Message} Export again."), exception);
        }
    }
}
