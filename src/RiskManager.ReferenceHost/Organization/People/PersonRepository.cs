using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.People;

/// <summary>The people that the host knows.</summary>
internal sealed class PersonRepository(Database database) : IPersonRepository
{
    public Task<int> CountByNameAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Named(connection, name).Count(), cancellationToken);

    /// <summary>All names, in order.</summary>
    public Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            connection => [.. connection.GetTable<PersonRow>().OrderBy(row => row.NameKey).Select(row => row.Name)], cancellationToken);

    /// <summary>All people by number, in the order of their names.</summary>
    public Task<IReadOnlyList<(long Id, string Name)>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<(long, string)>>(
            connection => [.. connection.GetTable<PersonRow>().OrderBy(row => row.NameKey).ToList().Select(row => (row.Id, row.Name))],
            cancellationToken);

    /// <summary>The person of a name; null when the name is unknown or ambiguous.</summary>
    public static long? FindOnly(DataConnection connection, string name)
    {
        var found = Named(connection, name).Select(person => person.Id).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static IQueryable<PersonRow> Named(DataConnection connection, string name)
    {
        var key = NameKey.Of(name);
        return connection.GetTable<PersonRow>().Where(person => person.NameKey == key);
    }
}
