using System.Text.RegularExpressions;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.KnowledgeBases;

/// <summary>
/// What a person does to knowledge bases, and to the CPE names that lead to them (R13). Each is recorded in the audit log.
/// </summary>
internal sealed partial class KnowledgeBaseEditing(Database database, TimeProvider clock, Actor account)
{
    public const int MaxIdLength = 13;
    public const int MaxNameLength = 200;
    public const int MaxCpeNameLength = 500;

    /// <exception cref="TaskSettingsException">The ID or the name must be corrected.</exception>
    public Task CreateAsync(string id, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                (id, name) = (id.Trim(), name.Trim());
                if (!IdForm().IsMatch(id))
                {
                    throw new TaskSettingsException(Words.Of($"""
                        "{id}" is not a knowledge base ID. An ID has 3 to 6 letters, digits or underscores, a dot
                        and 6 digits, such as WIN.000123 or MOD_EN.000133.
                        """));
                }

                if (name.Length is 0 or > MaxNameLength)
                    throw new TaskSettingsException(Words.Of($"A name of 1 to {MaxNameLength} characters is needed."));
                if (connection.GetTable<KnowledgeBaseRow>().Any(row => row.Id == id))
                    throw new TaskSettingsException(Words.Of($"There is a knowledge base {id} already."));
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
                if (cpe.Length > MaxCpeNameLength || !CpeForm().IsMatch(cpe))
                    throw new TaskSettingsException(Words.Of($"""
                        "{cpe}" is not a CPE name. Allowed are cpe:2.3: with eleven parts, such as
                        cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:*, and cpe:/o:vendor:product.
                        """));
                var names = connection.GetTable<KnowledgeBaseCpeRow>().Where(row => row.KnowledgeBaseId == id);
                if (names.Any(row => row.Cpe == cpe)) throw new TaskSettingsException(Words.Of($"{id} has this CPE name already."));
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

    private void Record(DataConnection connection, string entry) =>
        AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.KnowledgeBases, account, entry);

    [GeneratedRegex(@"^[A-Za-z0-9_]{3,6}\.[0-9]{6}$")]
    private static partial Regex IdForm();

    // A colon inside a part is escaped by a backslash.
    [GeneratedRegex(@"^(cpe:2\.3:[aoh*-](:([^:\\\s]|\\.)+){10}|cpe:/[aoh](:[^:\s]*){1,6})$")]
    private static partial Regex CpeForm();
}
