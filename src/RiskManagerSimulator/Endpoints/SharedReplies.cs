using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Errors;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Parts of replies that several endpoints write.</summary>
internal static class SharedReplies
{
    /// <summary>The reply to a POST: the new ID.</summary>
    public static ApiReply Created(RiskManagerPlatform platform, Guid id)
    {
        var isObject = platform.Assumptions.Has("created-object");
        return new ApiReply(platform.Assumptions.Has("created-200") ? 200 : 201, ReplyWriter.Write(platform.Format, writer =>
        {
            if (isObject)
                writer.Object(null, () => writer.Id("Id", id));
            else
                writer.Text(null, id.ToString());
        }));
    }

    /// <summary>The object that a path names.</summary>
    /// <exception cref="ApiRefusedException">There is none.</exception>
    public static T Existing<T>(Table<T> table, string what, string id)
        where T : class, IIdentified =>
        (Guid.TryParseExact(id, "D", out var known) ? table.Find(known) : null) ?? throw ApiRefusedException.NotFound(what, id);

    public static void WriteResponsible(ReplyWriter writer, Person? person)
    {
        if (person is null)
        {
            writer.Text("Responsible", null);
            return;
        }

        writer.Object("Responsible", () =>
        {
            writer.Id("Id", person.Id);
            writer.Text("Name", person.Name);
            writer.Text("Email", person.Email);
            writer.Text("Phone", person.Phone);
        });
    }

    public static void WriteGeolocation(ReplyWriter writer, Geolocation place)
    {
        writer.Text("GeolocationDescription", place.Description);
        writer.Number("ZoomLevel", place.ZoomLevel);
        writer.Number("Latitude", place.Latitude);
        writer.Number("Longitude", place.Longitude);
    }
}
