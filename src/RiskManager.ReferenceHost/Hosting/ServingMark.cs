namespace RiskManager.ReferenceHost.Hosting;

/// <summary>
/// Says that a host serves on a data folder, for as long as its process lives: a file that the process keeps open and locked.
/// </summary>
internal sealed class ServingMark : IDisposable
{
    private const string FileName = "serving.lock";

    private readonly FileStream _file;

    private ServingMark(FileStream file) => _file = file;

    /// <summary>Sets the mark. Several hosts can serve on one folder.</summary>
    public static ServingMark Set(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite))
        {
            // The file exists now.
        }

        return new ServingMark(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
    }

    /// <summary>Whether a host serves on the folder now.</summary>
    public static bool IsSet(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return false;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();
}
