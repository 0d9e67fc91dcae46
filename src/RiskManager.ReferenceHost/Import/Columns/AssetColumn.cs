using System.Globalization;
using System.Reflection;
using LinqToDB.Mapping;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Columns;

/// <summary>A column of the assets as an import fills it: from this the statements of both databases are made.</summary>
internal sealed record AssetColumn
{
    private AssetColumn(string property) =>
        Name = typeof(AssetRow).GetProperty(property)!.GetCustomAttribute<ColumnAttribute>()!.Name!;

    /// <summary>Its name in the database.</summary>
    public string Name { get; }

    /// <summary>Its value in a row, where it is a text.</summary>
    public Func<AssetRow, string?>? Text { get; private init; }

    /// <summary>Its value in a row, where it is a whole number.</summary>
    public Func<AssetRow, long?>? Number { get; private init; }

    /// <summary>Its value in a row, where it is a real number.</summary>
    public Func<AssetRow, double?>? Real { get; private init; }

    /// <summary>The bit that a document has to carry for an update to write the column; none: every update writes it.</summary>
    public AssetFields Presence { get; init; }

    /// <summary>Whether updates leave the column alone.</summary>
    public bool IsInsertOnly { get; init; }

    /// <summary>The field of the document; null when the host fills the column by itself.</summary>
    public DocumentField? Field { get; init; }

    /// <summary>The characters that a text may have.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>A number that the host gives.</summary>
    public static AssetColumn Host(string property, Func<AssetRow, long?> get) =>
        new(property) { Number = get };

    /// <summary>A text that the host gives.</summary>
    public static AssetColumn HostText(string property, Func<AssetRow, string?> get) =>
        new(property) { Text = get };

    /// <summary>The identity in the source.</summary>
    public static AssetColumn Identity(string property, Func<AssetRow, string?> get) =>
        new(property) { Text = get, IsInsertOnly = true };

    /// <summary>A text of the document.</summary>
    public static AssetColumn OfText(
        string property,
        AssetFields presence,
        DocumentPart part,
        string name,
        Func<AssetRow, string?> get,
        Action<AssetRow, string?> set) =>
        new(property)
        {
            Text = get,
            Presence = presence,
            Field = new DocumentField(part, name, (row, text) => Set(set, row, text), "a text"),
        };

    /// <summary>A whole number of the document.</summary>
    public static AssetColumn OfNumber(
        string property, AssetFields presence, string name, int min, int max, Func<AssetRow, long?> get, Action<AssetRow, int?> set) =>
        new(property)
        {
            Number = get,
            Presence = presence,
            Field = new DocumentField(
                DocumentPart.Element,
                name,
                (row, text) => text is null ? Set(set, row, null)
                    : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                        && number >= min && number <= max && Set(set, row, number),
                $"a whole number from {min} to {max}"),
        };

    /// <summary>Degrees of a place.</summary>
    public static AssetColumn OfDegrees(
        string property, AssetFields presence, string name, int max, Func<AssetRow, double?> get, Action<AssetRow, double?> set) =>
        new(property)
        {
            Real = get,
            Presence = presence,
            Field = new DocumentField(
                DocumentPart.Location,
                name,
                (row, text) => text is null ? Set(set, row, null)
                    : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
                        && Math.Abs(degrees) <= max && Set(set, row, degrees),
                $"a number from -{max} to {max}"),
        };

    private static bool Set<T>(Action<AssetRow, T> set, AssetRow row, T value)
    {
        set(row, value);
        return true;
    }
}
