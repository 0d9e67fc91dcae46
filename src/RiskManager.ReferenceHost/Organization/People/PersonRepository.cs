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
        var group = new StatementGroup(connection);
        var found = Named(group, name);
        group.Run();
        return Only(found);
    }

    /// <summary>The people of a name, two at most, after the group has run.</summary>
    public static List<long> Named(StatementGroup group, string name) =>
        group.Add("SELECT id FROM people WHERE name_key = @key LIMIT 2", row => row.GetInt64(0), ("key", NameKey.Of(name)));

    /// <summary>The only one of the people of a name; null when there are none or several.</summary>
    public static long? Only(List<long> people) => people is [var only] ? only : null;

    private static IQueryable<PersonRow> Named(DataConnection connection, string name)
    {
        var key = NameKey.Of(name);
        return connection.GetTable<PersonRow>().Where(person => person.NameKey == key);
    }
}
