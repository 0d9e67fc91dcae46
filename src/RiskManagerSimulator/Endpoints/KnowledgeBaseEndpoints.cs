using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Filters;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Lists;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Serves <c>api/knowledge/knowledgebases</c>.</summary>
internal sealed class KnowledgeBaseEndpoints
{
    private const int Modulo = 1;
    private const string Version = "1.0";

    private readonly RiskManagerPlatform _platform;
    private readonly ListReplies _lists;
    private readonly Dictionary<string, Field<KnowledgeBase>> _fields;

    public KnowledgeBaseEndpoints(RiskManagerPlatform platform)
    {
        _platform = platform;
        _lists = new ListReplies(platform);
        _fields = new Dictionary<string, Field<KnowledgeBase>>(StringComparer.Ordinal)
        {
            ["Id"] = SharedFields.Id(platform.Organization.KnowledgeBases),
            ["Name"] = SharedFields.Text<KnowledgeBase>(known => known.Name),
            ["CurrentVersion"] = SharedFields.Text<KnowledgeBase>(_ => Version),
            ["Controls"] = SharedFields.Number<KnowledgeBase>(known => known.Controls),
            ["CreatedOn"] = SharedFields.Date<KnowledgeBase>(known => known.CreatedOn),
            ["CustomerID"] = SharedFields.Text<KnowledgeBase>(CustomerIdOf),
            ["Status"] = SharedFields.Number<KnowledgeBase>(known => (int)known.Status),
            ["Source"] = SharedFields.Number<KnowledgeBase>(_ => Modulo),
        };
    }

    public IReadOnlyList<ApiRoute> Routes =>
    [
        new(
            ApiKinds.ListKnowledgeBases,
            "GET",
            $"{ApiRoutes.Base}/api/knowledge/knowledgebases",
            call => _lists.List(call, _platform.Organization.KnowledgeBases.All, _fields.GetValueOrDefault, WriteItem)),
    ];

    private void WriteItem(ReplyWriter writer, KnowledgeBase known) => writer.Object(null, () =>
    {
        writer.Id("Id", known.Id);
        writer.Text("Name", known.Name);
        writer.Text("CurrentVersion", Version);
        writer.Number("Controls", known.Controls);
        writer.Date("CreatedOn", known.CreatedOn);
        writer.Text("CustomerID", CustomerIdOf(known));
        writer.Number("Status", (int)known.Status);
        writer.Number("Source", Modulo);
    });

    private string CustomerIdOf(KnowledgeBase known) =>
        _platform.Assumptions.Has("customer-id-other") ? $"CUSTOMER-{known.Id:N}" : known.KnowledgeBaseId;
}
