using System.Text.RegularExpressions;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Structure;

/// <summary>The knowledge bases as a person looks after them: search, create, and the CPE names that lead to each (R13).</summary>
internal sealed partial class KnowledgeBaseLibrary(Database database, TimeProvider clock, string account)
{
    public const int PageSize = 50;
    private const string Module = "Knowledge bases";
    private const int NameLength = 200;
    private const int CpeNameLength = 500;

    /// <summary>A page of the knowledge bases whose ID, name or CPE name holds a text, by ID.</summary>
    public Task<IReadOnlyList<ListedKnowledgeBase>> FindAsync(string? text, string? after, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ListedKnowledgeBase>>(
            connection =>
            {
                var cpes = connection.GetTable<KnowledgeBaseCpeRow>();
                var rows = connection.GetTable<KnowledgeBaseRow>().AsQueryable();
                if (after is not null) rows = rows.Where(row => FoldedText.IsAfter(row.Id, after));
                if (!string.IsNullOrWhiteSpace(text))
                {
                    var wanted = text.Trim();
                    rows = rows.Where(row => FoldedText.Holds(row.Id, wanted) || FoldedText.Holds(row.Name, wanted)
                        || cpes.Any(cpe => cpe.KnowledgeBaseId == row.Id && FoldedText.Holds(cpe.Cpe, wanted)));
                }

                return
                [
                    .. rows.OrderBy(row => row.Id).Take(PageSize + 1)
                        .Select(row => new ListedKnowledgeBase(row.Id, row.Name, cpes.Count(cpe => cpe.KnowledgeBaseId == row.Id))),
                ];
            },
            cancellationToken);

    /// <returns>Null when there is no such knowledge base.</returns>
    public Task<KnowledgeBase?> GetAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.GetTable<KnowledgeBaseRow>().Where(row => row.Id == id).Select(row => row.Name).FirstOrDefault() is { } name
                ? new KnowledgeBase(id, name, [.. connection.GetTable<KnowledgeBaseCpeRow>().Where(row => row.KnowledgeBaseId == id).OrderBy(row => row.Cpe).Select(row => row.Cpe)])
                : null,
            cancellationToken);

    /// <summary>All knowledge bases, to choose one from.</summary>
    public Task<IReadOnlyList<ListedKnowledgeBase>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ListedKnowledgeBase>>(
            connection => [.. connection.GetTable<KnowledgeBaseRow>().OrderBy(row => row.Name).Select(row => new ListedKnowledgeBase(row.Id, row.Name, 0))],
            cancellationToken);

    /// <exception cref="TaskSettingsException">The ID or the name must be corrected.</exception>
    public Task CreateAsync(string id, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                (id, name) = (id.Trim(), name.Trim());
                if (!IdForm().IsMatch(id)) throw new TaskSettingsException($"\"{id}\" is no ID of a knowledge base: 3 to 6 letters or digits, a dot and 6 digits are, such as WIN.000123.");
                if (name.Length is 0 or > NameLength) throw new TaskSettingsException($"A name of 1 to {NameLength} characters is needed.");
                if (connection.GetTable<KnowledgeBaseRow>().Any(row => row.Id == id)) throw new TaskSettingsException($"There is a knowledge base {id} already.");
                connection.Insert(new KnowledgeBaseRow { Id = id, Name = name });
                Record(connection, $"The \"{name}\" knowledge base ({id}) was created by \"{account}\"");
                return true;
            },
            cancellationToken);

    /// <exception cref="TaskSettingsException">It is no CPE name, or the knowledge base has it already.</exception>
    public Task AddCpeNameAsync(string id, string cpeName, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var cpe = cpeName.Trim();
                if (cpe.Length > CpeNameLength || !CpeForm().IsMatch(cpe))
                    throw new TaskSettingsException($"\"{cpe}\" is no CPE name. Two forms are: cpe:2.3: with eleven parts, such as cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:*, and cpe:/o:vendor:product.");
                var names = connection.GetTable<KnowledgeBaseCpeRow>().Where(row => row.KnowledgeBaseId == id);
                if (names.Any(row => row.Cpe == cpe)) throw new TaskSettingsException($"{id} has this CPE name already.");
                connection.Insert(new KnowledgeBaseCpeRow { KnowledgeBaseId = id, Cpe = cpe });
                Record(connection, $"The CPE name {cpe} was added to the knowledge base {id} by \"{account}\"");
                return true;
            },
            cancellationToken);

    public Task RemoveCpeNameAsync(string id, string cpeName, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (connection.GetTable<KnowledgeBaseCpeRow>().Where(row => row.KnowledgeBaseId == id && row.Cpe == cpeName).Delete() > 0)
                    Record(connection, $"The CPE name {cpeName} was removed from the knowledge base {id} by \"{account}\"");
                return true;
            },
            cancellationToken);

    private void Record(DataConnection connection, string entry) => AuditLog.Record(connection, clock.GetUtcNow(), Module, account, entry);

    [GeneratedRegex(@"^[A-Za-z0-9]{3,6}\.[0-9]{6}$")]
    private static partial Regex IdForm();

    // A colon inside a part is escaped by a backslash.
    [GeneratedRegex(@"^(cpe:2\.3:[aoh*-](:([^:\\\s]|\\.)+){10}|cpe:/[aoh](:[^:\s]*){1,6})$")]
    private static partial Regex CpeForm();
}

/// <summary>A knowledge base in a list.</summary>
internal sealed record ListedKnowledgeBase(string Id, string Name, int CpeNames);
