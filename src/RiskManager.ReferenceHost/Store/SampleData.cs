using LinqToDB.Data;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// The sample organization of a new embedded database: a person, perimeters, custom attributes and knowledge bases, to try things with.
/// A database on a server belongs to a team and never gets it.
/// </summary>
internal static class SampleData
{
    public static void Insert(DataConnection connection)
    {
        foreach (var script in SqlScript.Read("samples")) connection.Execute(script.Text);
    }
}
