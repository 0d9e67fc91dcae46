using System.Text;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Runs;

/// <summary>Import documents kept as files.</summary>
[TestClass]
public sealed class DocumentFolderTests
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    [TestMethod]
    public async Task A_document_is_kept_when_it_was_applied_and_a_refused_one_is_not()
    {
        using var folder = new TemporaryFolder();
        var inner = Substitute.For<IAssetRepository>();
        inner.ApplyAsync(Arg.Any<ImportBatch>(), Arg.Any<CancellationToken>())
            .Returns(_ => Task.FromResult(new AppliedBatch(1, 0, 0, false)), _ => throw new HostStoreException("refused"));
        var documents = new DocumentFolder(inner, new KeptDocuments(folder.File("kept")), TimeProvider.System);

        await documents.ApplyAsync(Batch("first"), CancellationToken.None);
        await Assert.ThrowsExactlyAsync<HostStoreException>(() => documents.ApplyAsync(Batch("second"), CancellationToken.None));

        var kept = Directory.GetFiles(folder.File("kept"), "*.xml").Single();
        Assert.AreEqual("run-run-1-000001.xml", Path.GetFileName(kept));
        Assert.AreEqual("first", await File.ReadAllTextAsync(kept));
    }

    [TestMethod]
    public async Task Documents_older_than_the_retention_are_removed_and_other_files_stay()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero));
        foreach (var (name, age) in new[] { ("run-a-000001.xml", 31), ("run-a-000002.xml.part", 31), ("run-b-000001.xml", 29), ("notes.txt", 400) })
        {
            await File.WriteAllTextAsync(folder.File(name), name);
            File.SetLastWriteTimeUtc(folder.File(name), clock.GetUtcNow().UtcDateTime.AddDays(-age));
        }

        await new DocumentFolder(Substitute.For<IAssetRepository>(), new KeptDocuments(folder.Path, Retention), clock).ApplyAsync(Batch("new"), CancellationToken.None);

        CollectionAssert.AreEquivalent(
            new[] { "run-b-000001.xml", "notes.txt", "run-run-1-000001.xml" }, Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)).ToArray());
    }

    private static ImportBatch Batch(string document) => new()
    {
        TaskId = "task", RunId = "run-1", Document = new ArraySegment<byte>(Encoding.UTF8.GetBytes(document)), Checkpoint = new Checkpoint("task", "run-1", "state"),
    };
}
