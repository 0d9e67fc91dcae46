using System.Text;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.Documents;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Runs;

/// <summary>Import documents kept as files.</summary>
[TestClass]
public sealed class DocumentSavingRepositoryTests
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    [TestMethod]
    public async Task A_document_is_kept_when_it_was_applied_and_a_refused_one_is_not()
    {
        using var folder = new TemporaryFolder();
        var inner = Substitute.For<IAssetRepository>();
        inner.ApplyAsync(Arg.Any<ImportBatch>(), Arg.Any<CancellationToken>())
            .Returns(_ => Task.FromResult(new AppliedBatch(1, 0, 0, false)), _ => throw new HostStoreException("refused"));
        var documents = new DocumentSavingRepository(inner, new DocumentRetention(folder.File("kept")), TimeProvider.System);

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
        (string Name, int Age)[] files =
        [
            ("run-a-000001.xml", 31),
            ("run-a-000002.xml.part", 31),
            ("run-b-000001.xml", 29),
            ("notes.txt", 400),
        ];
        foreach (var (name, age) in files)
        {
            await File.WriteAllTextAsync(folder.File(name), name);
            File.SetLastWriteTimeUtc(folder.File(name), clock.GetUtcNow().UtcDateTime.AddDays(-age));
        }

        await new DocumentSavingRepository(Substitute.For<IAssetRepository>(), new DocumentRetention(folder.Path, Retention), clock)
            .ApplyAsync(Batch("new"), CancellationToken.None);

        CollectionAssert.AreEquivalent(
            new[] { "run-b-000001.xml", "notes.txt", "run-run-1-000001.xml" },
            Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)).ToArray());
    }

    [TestMethod]
    public async Task Documents_of_the_last_runs_are_kept_and_those_of_older_ones_go()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero));
        (string Name, int Age)[] files =
        [
            ("run-a-000001.xml", 3),
            ("run-a-not-all.txt", 3),
            ("run-b-000001.xml", 2),
            ("run-c-p1-000001.xml", 1),
            ("run-c-p2-000001.xml", 4),
        ];
        foreach (var (name, age) in files)
        {
            await File.WriteAllTextAsync(folder.File(name), name);
            File.SetLastWriteTimeUtc(folder.File(name), clock.GetUtcNow().UtcDateTime.AddDays(-age));
        }

        await new DocumentSavingRepository(Substitute.For<IAssetRepository>(), new DocumentRetention(folder.Path, MaxRuns: 2), clock)
            .ApplyAsync(Batch("new", "d"), CancellationToken.None);

        CollectionAssert.AreEquivalent(
            new[] { "run-c-p1-000001.xml", "run-c-p2-000001.xml", "run-d-000001.xml" },
            Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)).ToArray());
    }

    [TestMethod]
    public async Task A_run_that_writes_more_than_is_kept_of_one_is_imported_whole_and_says_that_documents_are_missing()
    {
        using var folder = new TemporaryFolder();
        var inner = Substitute.For<IAssetRepository>();
        var kept = new DocumentRetention(folder.Path, MaxBytesPerRun: 10);

        foreach (var document in new[] { "six...", "six...", "six..." })
            await new DocumentSavingRepository(inner, kept, TimeProvider.System).ApplyAsync(Batch(document, "d"), CancellationToken.None);

        await inner.ReceivedWithAnyArgs(3).ApplyAsync(null!, default);
        CollectionAssert.AreEquivalent(
            new[] { "run-d-000001.xml", "run-d-not-all.txt" },
            Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)).ToArray());
    }

    private static ImportBatch Batch(string document, string run = "run-1") => new()
    {
        TaskId = "task", RunId = run, Document = new ArraySegment<byte>(Encoding.UTF8.GetBytes(document)),
        Checkpoint = new Checkpoint("task", run, "state"),
    };
}
