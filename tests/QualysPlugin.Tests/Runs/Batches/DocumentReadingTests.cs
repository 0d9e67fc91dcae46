using System.Collections.Concurrent;
using System.Text;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>A platform that can do so reads the document of a batch while it applies the batch before (R25).</summary>
[TestClass]
public sealed class DocumentReadingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly RunStage _stage = new();

    [TestMethod]
    public async Task The_next_document_is_read_while_a_batch_is_applied_and_each_batch_has_its_own()
    {
        using var reader = new FakeReader();
        _stage.Documents = reader;
        _stage.Qualys.Hold(1, 2, 3, 4, 5, 6);
        var isAhead = false;
        _stage.Platform.BeforeBatch = batch => isAhead |= batch == 1 && reader.HasReadTwo.Wait(Limit);

        var run = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 6L), (run.Status, run.Counts.Created), run.Error);
        Assert.IsTrue(isAhead);
        CollectionAssert.AreEqual(
            new[] { "1 2", "3 4", "5 6" }, _stage.Platform.Applied.ConvertAll(batch => (string?)batch.DocumentRead));
    }

    [TestMethod]
    public async Task A_document_that_the_platform_refuses_ends_the_run_after_the_batches_before_it()
    {
        using var reader = new FakeReader { Refused = "3 4" };
        _stage.Documents = reader;
        _stage.Qualys.Hold(1, 2, 3, 4, 5, 6);

        var run = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, FailureKind.HostStore, 2L), (run.Status, run.FailureKind, run.Counts.Created), run.Error);
        Assert.HasCount(1, _stage.Platform.Applied);
    }

    private sealed class FakeReader : IImportDocumentReader, IDisposable
    {
        private readonly ConcurrentQueue<string> _read = new();

        public ManualResetEventSlim HasReadTwo { get; } = new();

        public string Refused { get; init; } = "";

        public Task<object> ReadAsync(ArraySegment<byte> document, CancellationToken cancellationToken)
        {
            var text = Encoding.UTF8.GetString(document.Array!, document.Offset, document.Count);
            var ids = string.Join(
                " ", System.Xml.Linq.XDocument.Parse(text).Root!.Elements("asset").Select(asset => asset.Element("id")!.Value));
            if (ids == Refused)
                throw new HostStoreException("Too long.");
            _read.Enqueue(ids);
            if (_read.Count == 2)
                HasReadTwo.Set();
            return Task.FromResult<object>(ids);
        }

        public void Dispose() => HasReadTwo.Dispose();
    }
}
