using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Organization.Attributes;

/// <summary>The custom attributes of the section Objects and Attributes.</summary>
internal sealed class CustomAttributeRepository(Database database) : ICustomAttributeRepository
{
    private const string Technology = "TECHNOLOGY";

    private const string FindRequired =
        """
        SELECT attribute.id, attribute.type_id, attribute.name
        FROM custom_attributes AS attribute JOIN asset_types AS type ON type.id = attribute.type_id
        WHERE attribute.required AND type.name_key = @type
        ORDER BY attribute.name
        """;

    private const string FindSource = "SELECT id FROM sources WHERE name = @source";

    private const string CountAssets = "SELECT count(*) FROM assets WHERE source_id = @source AND type_id = @type";

    private const string CountFilled =
        """
        SELECT count(*) FROM custom_values AS v JOIN assets AS a ON a.id = v.asset_id
        WHERE v.attribute_id = @attribute AND v.value <> '' AND a.source_id = @source AND a.type_id = @type
        """;

    public Task<IReadOnlyDictionary<string, long>> CountBlankRequiredAsync(string source, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, long>>(connection => CountBlank(connection, source), cancellationToken);

    /// <summary>Counts the assets once, however many attributes there are, and for each attribute the values that it has.</summary>
    private static Dictionary<string, long> CountBlank(DataConnection connection, string source)
    {
        var blank = new Dictionary<string, long>(StringComparer.Ordinal);
        var required = connection.Rows(
            FindRequired, row => (Id: row.GetInt64(0), Type: row.GetInt64(1), Name: row.GetString(2)), ("@type", Technology));
        if (required.Count == 0 || connection.Number(FindSource, ("@source", source)) is not { } number) return blank;
        var assets = connection.Number(CountAssets, ("@source", number), ("@type", required[0].Type)) ?? 0;
        foreach (var (id, type, name) in required)
        {
            var filled = connection.Number(CountFilled, ("@attribute", id), ("@source", number), ("@type", type)) ?? 0;
            if (assets > filled) blank.Add(name, assets - filled);
        }

        return blank;
    }
}
