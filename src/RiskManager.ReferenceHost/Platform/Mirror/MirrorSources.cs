using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Platform.Mirror;

/// <summary>The numbers of sources, and of the synchronizations of each.</summary>
internal static class MirrorSources
{
    public static long? Find(DataConnection connection, string source) =>
        connection.GetTable<SourceRow>().Where(row => row.Name == source).Select(row => (long?)row.Id).FirstOrDefault();

    public static long FindOrAdd(DataConnection connection, string source) =>
        Find(connection, source) ?? connection.InsertWithInt64Identity(new SourceRow { Name = source });

    /// <summary>The number of the last synchronization of a source; 0: there was none.</summary>
    public static long LastSync(DataConnection connection, long source) =>
        connection.GetTable<PlatformSyncRow>().Where(row => row.SourceId == source).Select(row => row.Number).FirstOrDefault();

    /// <summary>Platform IDs as the tables hold them.</summary>
    public static string Text(Guid id) => id.ToString("n");

    public static Guid Id(string text) => Guid.ParseExact(text, "n");

    public static long? Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
