using RiskManagerSimulator.Json;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Reads the fields that the bodies of assets, perimeters and people share.</summary>
internal sealed class SharedBody(RiskManagerPlatform platform)
{
    /// <summary>Maximum length of a name.</summary>
    public const int MaxName = 400;

    private const int MaxGeolocation = 1_000;

    /// <summary>Reads a body whose fields may be cleared as the assumptions say.</summary>
    public RequestBody Parse(ReadOnlyMemory<byte> json, bool isEdit)
    {
        var assumptions = platform.Assumptions;
        return RequestBody.Parse(json, isAbsent => isEdit && assumptions.Has(isAbsent ? "put-replaces" : "null-clears"));
    }

    /// <summary>The name; null when it is omitted and may be.</summary>
    public string? Name(RequestBody body, bool isRequired)
    {
        if (isRequired || body.Clears("Name"))
            body.Require("Name");
        var name = body.Text("Name", MaxName);
        if (name is not null && string.IsNullOrWhiteSpace(name) && !isRequired)
            body.Refuse("RequiredField", "Name");
        if (name?.Contains(PerimeterTable.Separator, StringComparison.Ordinal) == true && platform.Assumptions.Has("separator-refused"))
            body.Refuse("InvalidName", "Name", name);
        return name;
    }

    /// <summary>A plain text: the new one, the one before, or none when the body clears it.</summary>
    public static string? Text(RequestBody body, string name, string? before, int? maxLength = null) =>
        body.Clears(name) ? null : body.Text(name, maxLength) ?? before;

    /// <summary>A whole number: the new one, the one before, or none when the body clears it.</summary>
    public static int? Integer(RequestBody body, string name, int? before, int min, int max) =>
        body.Clears(name) ? null : body.Integer(name, min, max) ?? before;

    /// <summary>The perimeter that Path or ParentPerimeter names; null when both are omitted.</summary>
    public Guid? Parent(RequestBody body)
    {
        var path = body.Text("Path");
        var id = body.Id("ParentPerimeter");
        if (path is not null && body.Has("ParentPerimeter"))
            body.Refuse("OnlyOne", "Path", "ParentPerimeter");
        if (path is not null)
            return AtPath(body, path);
        if (id is { } parent && platform.Organization.Perimeters.Find(parent) is null)
            body.Refuse("UnknownPerimeter", "ParentPerimeter", $"{parent}");
        return id;
    }

    public Guid? Responsible(RequestBody body, Guid? before)
    {
        if (body.Clears("Responsible"))
            return null;
        if (body.Object("Responsible") is not { } fields)
            return before;
        var byNameOnly = platform.Assumptions.Has("responsible-by-name");
        foreach (var unknown in fields.Where(field => field.Name != "Name" && (byNameOnly || field.Name != "Id")))
            body.Refuse("UnknownField", $"Responsible.{unknown.Name}");
        var found = platform.Organization.People.All.Where(person => fields.All(field => field.Name switch
        {
            "Name" => field.Value.ToString().Equals(person.Name, StringComparison.OrdinalIgnoreCase),
            "Id" => field.Value.ToString().Equals(person.Id.ToString(), StringComparison.OrdinalIgnoreCase),
            _ => true,
        })).Take(2).ToList();
        if (fields.Count > 0 && found.Count == 1)
            return found[0].Id;
        body.Refuse(found.Count > 1 && fields.Count > 0 ? "AmbiguousPerson" : "UnknownPerson", "Responsible");
        return before;
    }

    public static Geolocation Place(RequestBody body, Geolocation before)
    {
        if (body.Has("Latitude") != body.Has("Longitude"))
            body.Refuse("PairRequired", body.Has("Latitude") ? "Longitude" : "Latitude");
        return new Geolocation(
            Text(body, "GeolocationDescription", before.Description, MaxGeolocation),
            Integer(body, "ZoomLevel", before.ZoomLevel, 0, 21),
            body.Clears("Latitude") ? null : body.Number("Latitude", -90, 90) ?? before.Latitude,
            body.Clears("Longitude") ? null : body.Number("Longitude", -180, 180) ?? before.Longitude);
    }

    /// <summary>Reads custom attributes of an object that has none here: each one is unknown.</summary>
    public static void RefuseAttributes(RequestBody body)
    {
        foreach (var field in body.Object("CustomAttributes") ?? [])
            body.Refuse("UnknownAttribute", $"CustomAttributes.{field.Name}");
    }

    private Guid? AtPath(RequestBody body, string path)
    {
        var organization = platform.Organization;
        var names = path.Split(PerimeterTable.Separator, StringSplitOptions.TrimEntries);
        if (Array.Exists(names, name => name.Length is 0 or > MaxName))
            body.Refuse("InvalidPath", "Path", path);
        else if (organization.Perimeters.FindByPath(string.Join(PerimeterTable.Separator, names)) is { } found)
            return found.Id;
        else if (platform.Assumptions.Has("missing-path-created"))
            return organization.AddPath(path).Id;
        else
            body.Refuse("UnknownPerimeter", "Path", path);
        return null;
    }
}
