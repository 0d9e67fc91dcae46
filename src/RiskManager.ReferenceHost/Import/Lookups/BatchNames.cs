using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Organization.People;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Lookups;

/// <summary>Finds the rows of the names in a batch: perimeter, people, types, custom attributes. Each is looked up once a batch.</summary>
internal sealed class BatchNames(DataConnection connection, ImportBatch batch, IdCache ids, NewAssetPlace? place)
{
    private static readonly string[] NotCarried = ["Relationship", "Attachment", "Formula"];

    private readonly Dictionary<string, long?> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<(long, string), CustomAttributeRow> _attributes = [];
    private readonly Dictionary<string, List<long>> _typesAsked = new(StringComparer.Ordinal);
    private List<PerimeterRow>? _perimetersAsked;
    private List<long>? _peopleAsked;
    private PerimeterRow? _perimeter;
    private long? _runNumber;

    public bool PerimeterCreated { get; private set; }

    public long RunNumber => _runNumber ??= ids.Run(batch.RunId, FindOrAddRun);

    /// <summary>Asks for the rows that almost every batch needs; they are used after the group has run.</summary>
    public void Prefetch(StatementGroup group, IReadOnlyList<DocumentAsset> assets)
    {
        if (assets.Count == 0) return;
        foreach (var asset in assets)
        {
            if (!_typesAsked.ContainsKey(asset.Type)) _typesAsked[asset.Type] = AskType(group, asset.Type);
        }

        if (place is null && !string.IsNullOrWhiteSpace(batch.Perimeter))
            _perimetersAsked = PerimeterRepository.Named(group, batch.Perimeter);
        if (!string.IsNullOrWhiteSpace(batch.Responsible)) _peopleAsked = PersonRepository.Named(group, batch.Responsible);
    }

    /// <summary>The perimeter of new assets. Created only when there is one, so a perimeter is never created empty (R9).</summary>
    public PerimeterRow Perimeter(DocumentAsset first) => _perimeter ??= FindOrCreatePerimeter(first);

    /// <summary>The person of an asset's <c>responsible</c>, else the task's; null when neither is known and unambiguous.</summary>
    public long? Responsible(string? name) => Person(name) ?? Person(batch.Responsible);

    public long Type(DocumentAsset asset)
    {
        if (_types.TryGetValue(asset.Type, out var id)) return id;
        id = _typesAsked[asset.Type].FirstOrDefault();
        if (id == 0)
        {
            var known = string.Join(", ", connection.GetTable<AssetTypeRow>().OrderBy(type => type.Id).Select(type => type.Name));
            throw new ImportRefusedException($"The asset {asset}: the type \"{asset.Type}\" is not known; known are {known}.");
        }

        return _types[asset.Type] = id;
    }

    public CustomAttributeRow Attribute(DocumentAsset asset, long typeId, string name)
    {
        if (_attributes.TryGetValue((typeId, name), out var attribute)) return attribute;
        var key = NameKey.Of(name);
        attribute = connection.GetTable<CustomAttributeRow>().FirstOrDefault(row => row.TypeId == typeId && row.NameKey == key)
            ?? throw new ImportRefusedException($"The asset {asset}: assets of type {asset.Type} have no custom attribute \"{name}\".");
        if (NotCarried.Contains(attribute.ValueType, StringComparer.Ordinal))
        {
            throw new ImportRefusedException(
                $"The asset {asset}: the custom attribute \"{name}\" is of type {attribute.ValueType}, which an import cannot carry.");
        }

        return _attributes[(typeId, name)] = attribute;
    }

    private long FindOrAddRun() =>
        connection.GetTable<ImportRunRow>().Where(run => run.RunId == batch.RunId).Select(run => (long?)run.Number).FirstOrDefault()
        ?? connection.InsertWithInt64Identity(new ImportRunRow { RunId = batch.RunId, TaskId = batch.TaskId });

    private long? Person(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        if (_people.TryGetValue(name, out var id)) return id;
        id = name == batch.Responsible && _peopleAsked is { } asked
            ? PersonRepository.Only(asked) : PersonRepository.FindOnly(connection, name);
        return _people[name] = id;
    }

    private static List<long> AskType(StatementGroup group, string type) =>
        group.Add("SELECT id FROM asset_types WHERE name_key = @key", row => row.GetInt64(0), ("key", NameKey.Of(type)));

    private PerimeterRow FindOrCreatePerimeter(DocumentAsset first)
    {
        if (place is not null)
        {
            PerimeterCreated = place.IsCreated;
            return PerimeterRepository.FindOrCreateAt(connection, place.Path);
        }

        if (string.IsNullOrWhiteSpace(batch.Perimeter))
            throw new ImportRefusedException($"The asset {first} is new, but the batch names no perimeter for new assets.");
        if (batch.Perimeter.Trim().Length > PerimeterRepository.NameLength)
            throw new ImportRefusedException(
                $"The perimeter's name has {batch.Perimeter.Length} characters, at most {PerimeterRepository.NameLength} are allowed.");

        var found = _perimetersAsked ?? PerimeterRepository.Named(connection, batch.Perimeter);
        if (found.Count == 1) return found[0];
        if (found.Count > 1)
        {
            var places = string.Join("; ", found.Select(row => PerimeterRepository.Path(connection, row)));
            throw new ImportRefusedException(
                $"There are {found.Count} perimeters called \"{batch.Perimeter}\": {places}. Choose another, or rename one.");
        }

        PerimeterCreated = true;
        return PerimeterRepository.Create(connection, batch.Perimeter, Person(batch.Responsible), batch.RunId);
    }
}
