using Microsoft.Extensions.Logging;
using NSubstitute;
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
        var logger = Substitute.For<ILogger<FaultLog>>();
        logger.IsEnabled(LogLevel.Error).Returns(true);
        var exception = new InvalidOperationException("a defect");

        var reference = new FaultLog(logger).Record(exception);

        var call = logger.ReceivedCalls().Single(call => call.GetMethodInfo().Name == nameof(ILogger.Log)).GetArguments();
        Assert.AreSame(exception, call[3]);
        Assert.Contains(reference, call[2]!.ToString()!);
        Assert.AreEqual(8, reference.Length);
    }
}
