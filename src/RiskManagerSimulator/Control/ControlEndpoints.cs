using System.Text.Json;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Control;

/// <summary>Serves <c>/control/…</c>: what tests and scripts read and change while the platform runs. It needs no token.</summary>
internal static class ControlEndpoints
{
    /// <summary>Makes every body JSON, whatever its content type says: <c>curl -d</c> needs no header. It comes before routing.</summary>
    public static void AcceptAnyContentType(WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/control", StringComparison.Ordinal))
            context.Request.ContentType = "application/json";
        return next(context);
    });

    public static void Map(WebApplication app, RiskManagerPlatform platform)
    {
        app.MapGet("/control/journal", () => Results.Json(new
        {
            calls = platform.Journal.Calls,
            writes = platform.Journal.Writes,
            maxRunning = platform.Journal.MaxRunning,
            byKind = platform.Journal.ByKind,
            byStatus = platform.Journal.ByStatus,
            latest = platform.Journal.Latest,
        }));
        app.MapPost("/control/journal/clear", platform.Journal.Clear);
        app.MapPost("/control/faults", (string[] faults) => Do(() => platform.SetFaults(faults)));
        app.MapPost("/control/assumptions", (string[] assumptions) => Do(() => platform.SetAssumptions(assumptions)));
        app.MapPost("/control/tokens/revoke", platform.Tokens.RevokeAll);
        app.MapPost("/control/clock", (ClockChange change) => { platform.Time.Offset = TimeSpan.FromHours(change.AheadHours); });
        MapAssets(app, platform.ManualEditing);
        MapOrganization(app, platform.ManualEditing);
    }

    private static void MapAssets(WebApplication app, ManualEditing editing)
    {
        const string asset = "/control/assets/{id:guid}";
        app.MapPost("/control/assets", (NewAsset made) => Make(() => Add(editing, made)));
        app.MapPost($"{asset}/move", (Guid id, Move move) => Do(() => editing.Move(id, move.Perimeter)));
        app.MapPost($"{asset}/copy", (Guid id, Copy copy) => Make(() => editing.Copy(id, copy.Perimeter, copy.KeepsAttributes)));
        app.MapPost($"{asset}/delete", (Guid id) => Do(() => editing.Delete(id)));
        app.MapPost($"{asset}/edit", (Guid id, Dictionary<string, JsonElement> fields) => Do(() => AssetEdit.Apply(editing, id, fields)));
        app.MapPost("/control/components/{id:guid}/delete", (Guid id) => Do(() => editing.DeleteComponent(id)));
    }

    private static void MapOrganization(WebApplication app, ManualEditing editing)
    {
        app.MapPost("/control/perimeters", (PerimeterPath perimeter) => Make(() => editing.AddPerimeter(perimeter.Path)));
        app.MapPost("/control/perimeters/rename", (PerimeterRename rename) => Do(() => editing.RenamePerimeter(rename.Path, rename.Name)));
        app.MapPost("/control/perimeters/delete", (PerimeterPath perimeter) => Do(() => editing.DeletePerimeter(perimeter.Path)));
        app.MapPost("/control/people", (NewPerson person) => Make(() => editing.AddPerson(person.Name, person.Email, person.Login)));
        app.MapPost("/control/knowledge-bases", (NewKnowledgeBase made) => Do(() => editing.AddKnowledgeBase(made.Id, made.Name)));
        app.MapPost("/control/attributes", (string[] attributes) => Do(() =>
        {
            foreach (var definition in attributes.Select(AttributeDefinition.Parse).ToList())
                editing.DefineAttribute(definition);
        }));
    }

    private static Guid Add(ManualEditing editing, NewAsset made)
    {
        var attributes = (made.Attributes ?? []).Where(pair => pair.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(pair => pair.Key, pair => AssetEdit.ValueOf(pair.Value)!, StringComparer.Ordinal);
        return editing.AddAsset(made.Name, made.Perimeter, made.HostAddress, attributes);
    }

    /// <summary>Replies with the ID of what was made.</summary>
    private static IResult Make(Func<Guid> make)
    {
        try
        {
            return Results.Json(new { id = make() });
        }
        catch (ArgumentException exception)
        {
            return Results.BadRequest(exception.Message);
        }
    }

    private static IResult Do(Action act)
    {
        try
        {
            act();
            return Results.Ok();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return Results.BadRequest(exception.Message);
        }
    }
}
