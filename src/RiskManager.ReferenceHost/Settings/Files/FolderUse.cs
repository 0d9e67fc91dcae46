using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings.Files;

/// <summary>Says what is wrong with a data folder that cannot be used.</summary>
internal static class FolderUse
{
    /// <exception cref="TaskSettingsException">The folder cannot be created, read or written.</exception>
    public static async Task<T> AttemptAsync<T>(string folder, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, exception);
        }
    }

    /// <exception cref="TaskSettingsException">The folder cannot be created, read or written.</exception>
    public static void Attempt(string folder, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, exception);
        }
    }

    private static TaskSettingsException Unusable(string folder, Exception exception) => new(
        File.Exists(folder) ? Words.Of($"The data folder {folder} is a file. Name a folder.")
        : exception is UnauthorizedAccessException ? Words.Of($"""
            The data folder {folder} cannot be used: {Sentence(exception)} Give this account the right to write there, or name another
            folder.
            """)
        : Words.Of($"The data folder {folder} cannot be used: {Sentence(exception)} Correct that, or name another folder."));

    /// <summary>Not every message of the system ends like one.</summary>
    private static string Sentence(Exception exception) => exception.Message.TrimEnd().TrimEnd('.') + ".";
}
