using QualysPlugin.Api.Http;
using QualysPlugin.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>Which exceptions end a run, and which are defects that the host has to see.</summary>
[TestClass]
public sealed class RunFailureTests
{
    [TestMethod]
    [DataRow(ApiFault.Parameter, FailureKind.Settings)]
    [DataRow(ApiFault.Final, FailureKind.RemoteService)]
    [DataRow(ApiFault.Transient, FailureKind.RemoteService)]
    public void A_refused_parameter_is_a_fault_of_the_settings_and_others_are_of_qualys(object fault, FailureKind kind) =>
        Assert.AreEqual(kind, Of(new QualysApiException((ApiFault)fault, "host list", $"refused.", $""))!.Kind);

    [TestMethod]
    public void Refused_settings_and_a_store_that_fails_are_failures_of_their_kinds()
    {
        Assert.AreEqual(FailureKind.Settings, Of(new TaskSettingsException("No perimeter."))!.Kind);
        Assert.AreEqual(FailureKind.HostStore, Of(new HostStoreException("No disk."))!.Kind);
    }

    [TestMethod]
    public void A_cancelled_run_has_no_kind_of_failure() =>
        Assert.IsNull(RunFailure.Of(new OperationCanceledException(), new CancellationToken(canceled: true))!.Kind);

    [TestMethod]
    public void A_call_that_cancels_itself_and_any_other_exception_are_defects()
    {
        Assert.IsNull(Of(new OperationCanceledException()));
        Assert.IsNull(Of(new InvalidOperationException()));
    }

    private static RunFailure? Of(Exception exception) => RunFailure.Of(exception, CancellationToken.None);
}
