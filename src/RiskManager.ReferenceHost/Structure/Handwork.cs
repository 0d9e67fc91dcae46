using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Structure;

/// <summary>What the person at a screen may do by hand, under that person's name.</summary>
internal sealed class Handwork(Database database, TimeProvider clock)
{
    private const string Account = "Administrator";

    public Task<AssetHandwork> AssetsAsync() => Task.FromResult(new AssetHandwork(database, clock, Account));

    public Task<AssetBelongings> BelongingsAsync() => Task.FromResult(new AssetBelongings(database, clock, Account));

    public Task<PerimeterHandwork> PerimetersAsync() => Task.FromResult(new PerimeterHandwork(database, clock, Account));

    public Task<KnowledgeBaseLibrary> KnowledgeBasesAsync() => Task.FromResult(new KnowledgeBaseLibrary(database, clock, Account));

    public Task<AttributeDefinitions> AttributesAsync() => Task.FromResult(new AttributeDefinitions(database, clock, Account));
}
