using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>
/// Documents that are read ahead of their batch (R25). A host without <see cref="IImportDocumentReader"/> passes these rules.
/// </summary>
internal static class DocumentReadingRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        ContractRule.Of("R25", A_document_that_was_read_ahead_is_applied_as_it_stands),
        ContractRule.Of("R25", A_document_that_was_read_ahead_and_not_applied_has_changed_nothing),
        ContractRule.Of("R18", A_document_that_breaks_a_limit_is_refused_when_it_is_read_ahead),
    ];

    private static Task A_document_that_was_read_ahead_is_applied_as_it_stands(Scene scene) => Where(scene, async () =>
    {
        await scene.ApplyAsync(scene.Asset("1", "OLD1", dnsName: "old.example.com"));
        var first = new ArraySegment<byte>(Scene.Bytes(scene.Asset("1", "NEW1", dnsName: ""), scene.Asset("2")));
        var second = new ArraySegment<byte>(Scene.Bytes(scene.Asset("3")));

        var applied = await scene.InRunAsync(async services =>
        {
            var reader = services.GetRequiredService<IImportDocumentReader>();
            var assets = services.GetRequiredService<IAssetRepository>();
            var read = await reader.ReadAsync(first, scene.CancellationToken);
            var readNext = await reader.ReadAsync(second, scene.CancellationToken);
            return new[]
            {
                await assets.ApplyAsync(BatchOf(scene, first, read), scene.CancellationToken),
                await assets.ApplyAsync(BatchOf(scene, second, readNext), scene.CancellationToken),
            };
        });

        Expect.Equal(
            "1+1 1+0", string.Join(" ", applied.Select(batch => $"{batch.Created}+{batch.Updated}")), "Created and updated assets");
        var stored = await scene.FindAsync("1", "2", "3");
        Expect.Equal(
            "1 NEW1 -, 2 SRV2 -, 3 SRV3 -",
            string.Join(", ", stored.OrderBy(asset => asset.Key.Id, StringComparer.Ordinal)
                .Select(asset => $"{asset.Key.Id} {asset.Name} {asset.DnsName ?? "-"}")),
            "The assets");
    });

    private static Task A_document_that_was_read_ahead_and_not_applied_has_changed_nothing(Scene scene) => Where(scene, async () =>
    {
        var document = new ArraySegment<byte>(Scene.Bytes(scene.Asset("1")));

        await scene.InRunAsync(services =>
            services.GetRequiredService<IImportDocumentReader>().ReadAsync(document, scene.CancellationToken));

        await scene.ExpectNothingAsync("1");
    });

    private static Task A_document_that_breaks_a_limit_is_refused_when_it_is_read_ahead(Scene scene) => Where(scene, () =>
    {
        var document = new ArraySegment<byte>(Scene.Bytes(scene.Asset("1", new string('n', 401))));
        return Expect.RefusedAsync(
            () => scene.InRunAsync(services =>
                services.GetRequiredService<IImportDocumentReader>().ReadAsync(document, scene.CancellationToken)),
            "A name of 401 characters");
    });

    private static ImportBatch BatchOf(Scene scene, ArraySegment<byte> document, object read) => new()
    {
        TaskId = scene.Task,
        RunId = scene.Run,
        Document = document,
        DocumentRead = read,
        Perimeter = scene.Perimeter,
        Checkpoint = new Checkpoint(scene.Task, scene.Run, "state"),
    };

    private static async Task Where(Scene scene, Func<Task> rule)
    {
        if (await scene.InRunAsync(services => Task.FromResult(services.GetService<IImportDocumentReader>() is not null)))
            await rule();
    }
}
