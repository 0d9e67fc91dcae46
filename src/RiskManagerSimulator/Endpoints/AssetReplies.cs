using RiskManagerSimulator.Json;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Writes assets.</summary>
internal sealed class AssetReplies(RiskManagerPlatform platform)
{
    /// <summary>Writes an item of the list.</summary>
    public void WriteItem(ReplyWriter writer, Asset asset) => writer.Object(null, () =>
    {
        var assumptions = platform.Assumptions;
        WritePlainFields(writer, asset);
        writer.Text("Path", (assumptions.Has("leading-blank") ? " " : "") + platform.Organization.PathOf(asset));
        if (!assumptions.Has("list-without-host-address"))
            WriteAddresses(writer, asset.Addresses);
        if (!assumptions.Has("list-without-attributes"))
            WriteAttributes(writer, asset);
    });

    /// <summary>Writes a single asset; the documentation's sample has a blank before the path.</summary>
    public void WriteDetails(ReplyWriter writer, Asset asset) => writer.Object(null, () =>
    {
        WritePlainFields(writer, asset);
        writer.Text("Path", " " + platform.Organization.PathOf(asset));
        writer.List<string>("BusinessComponents", [], name => writer.Text(null, name));
        writer.List("Components", platform.Organization.Components.Of(asset.Id), component => writer.Object(null, () =>
        {
            writer.Id("Id", component.Id);
            writer.Text("Name", component.Name);
            writer.Text("Description", component.Description);
        }));
        WriteAddresses(writer, asset.Addresses);
        WriteAttributes(writer, asset);
    });

    private void WritePlainFields(ReplyWriter writer, Asset asset)
    {
        writer.Id("Id", asset.Id);
        writer.Text("Name", asset.Name);
        writer.Text("Description", asset.Description);
        writer.Text("AssetType", asset.AssetType);
        writer.Number("AnalysisFrequency", asset.AnalysisFrequency);
        writer.Number("Criticality", asset.Criticality);
        writer.Number("Relevance", asset.Relevance);
        writer.Date("CreatedOn", asset.Created.On);
        writer.Text("CreatedBy", asset.Created.By);
        writer.Date("UpdatedOn", asset.Updated.On);
        writer.Text("UpdatedBy", asset.Updated.By);
        SharedReplies.WriteGeolocation(writer, asset.Geolocation);
        SharedReplies.WriteResponsible(writer, platform.Organization.ResponsibleOf(asset.ResponsibleId));
    }

    private void WriteAddresses(ReplyWriter writer, HostAddresses addresses)
    {
        if (platform.Assumptions.Has("host-address-hidden") || platform.Assumptions.Has("host-address-refused"))
            return;
        writer.Text("HostAddress", addresses.HostAddress);
        writer.Text("NetbiosName", addresses.NetbiosName);
        writer.Text("IPAddress", addresses.IPAddress);
        writer.Text("DNSName", addresses.DnsName);
    }

    private void WriteAttributes(ReplyWriter writer, Asset asset) => writer.Object("CustomAttributes", () =>
    {
        var omitsBlank = platform.Assumptions.Has("blank-attributes-omitted");
        foreach (var definition in platform.Organization.Attributes.Values.Where(definition => definition.IsPublished))
        {
            var value = asset.CustomAttributes.GetValueOrDefault(definition.VariableName);
            if (value is not null || !omitsBlank)
                WriteValue(writer, definition.VariableName, value);
        }
    });

    private static void WriteValue(ReplyWriter writer, string variable, object? value)
    {
        switch (value)
        {
            case double number:
                writer.Number(variable, number);
                break;
            case DateTimeOffset date:
                writer.Date(variable, date);
                break;
            case IReadOnlyList<string> options:
                writer.List(variable, options, option => writer.Text(null, option));
                break;
            default:
                writer.Text(variable, (string?)value);
                break;
        }
    }
}
