using Microsoft.Extensions.Logging;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

/// <summary>What a person gets of an exception.</summary>
[TestClass]
public sealed class FailedScreenTests
{
    [TestMethod]
    public async Task A_person_gets_a_reference_number_and_never_the_text_of_an_exception()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var exception = new InvalidOperationException("Cannot parse 'abc' as System.Int64");

        var html = await site.RenderAsync<FailedScreen>(parameters: new Dictionary<string, object?> { ["Exception"] = exception });

        Assert.DoesNotContain("System.Int64", html);
        Assert.MatchesRegex("under the reference number [0-9A-F]{8}\\.", html);
    }

    [TestMethod]
    public void The_log_has_the_exception_under_the_reference_number()
    {
        var logger = new RecordingLogger();
        var exception = new InvalidOperationException("a defect");

        var reference = new FaultLog(logger).Record(exception);

        Assert.AreSame(exception, logger.Exception);
        Assert.AreEqual($"A screen failed. The person was given the reference number {reference}.", logger.Text);
        Assert.AreEqual(8, reference.Length);
    }

    private sealed class RecordingLogger : ILogger<FaultLog>
    {
        public Exception? Exception { get; private set; }

        public string? Text { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            (Exception, Text) = (exception, formatter(state, exception));
    }
}
