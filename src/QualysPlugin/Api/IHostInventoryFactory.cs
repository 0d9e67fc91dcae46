using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Settings;

namespace QualysPlugin.Api;

/// <summary>Opens the inventory of a Qualys platform for one run.</summary>
internal interface IHostInventoryFactory
{
    /// <summary>Opens it; no call is made yet.</summary>
    /// <param name="account">Whom to call and as whom.</param>
    /// <param name="tuning">Limits from <c>web.config</c>.</param>
    /// <param name="onWait">Called for every pause.</param>
    /// <param name="warn">Called with everything that somebody should look at.</param>
    IHostInventory Open(QualysAccount account, Tuning tuning, Action<ApiWait> onWait, Action<string> warn);

    /// <summary>The error of a run that would try credentials that Qualys refused to this process; null when it did not (R14).</summary>
    QualysApiException? FindRefusedLogin(QualysAccount account);

    /// <summary>Tries the connection (R29).</summary>
    Task<RiskManager.Contracts.ConnectionTestResult> TestConnectionAsync(
        QualysAccount account, Tuning tuning, CancellationToken cancellationToken);
}
