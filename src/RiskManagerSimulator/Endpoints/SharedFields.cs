using RiskManagerSimulator.Filters;
using RiskManagerSimulator.Organization;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Makes the fields that several lists can be filtered and sorted by.</summary>
internal static class SharedFields
{
    public static Field<T> Text<T>(Func<T, string?> read) => new(FieldType.Text, read);

    public static Field<T> Number<T>(Func<T, double?> read) => new(FieldType.Number, item => read(item));

    public static Field<T> Date<T>(Func<T, DateTimeOffset> read) => new(FieldType.Date, item => read(item));

    /// <summary>The ID of an object, which its table finds at once.</summary>
    public static Field<T> Id<T>(Table<T> table)
        where T : class, IIdentified => new(FieldType.Id, item => item.Id)
        {
            Lookup = (@operator, id) => @operator == FilterOperator.Eq ? (table.Find((Guid)id) is { } found ? [found] : []) : null,
        };

    /// <summary>Adds the fields of a responsible person.</summary>
    public static void AddResponsible<T>(IDictionary<string, Field<T>> fields, OrganizationStore organization, Func<T, Guid?> read)
    {
        fields["ResponsibleId"] = new Field<T>(FieldType.Id, item => read(item));
        fields["ResponsibleName"] = Text<T>(item => organization.ResponsibleOf(read(item))?.Name);
        fields["ResponsiblePhone"] = Text<T>(item => organization.ResponsibleOf(read(item))?.Phone);
        fields["ResponsibleEmail"] = Text<T>(item => organization.ResponsibleOf(read(item))?.Email);
    }

    /// <summary>Adds the fields of a place.</summary>
    public static void AddGeolocation<T>(IDictionary<string, Field<T>> fields, Func<T, Geolocation> read)
    {
        fields["Latitude"] = Number<T>(item => read(item).Latitude);
        fields["Longitude"] = Number<T>(item => read(item).Longitude);
        fields["GeolocationDescription"] = Text<T>(item => read(item).Description);
    }
}
