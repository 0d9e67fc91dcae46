using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.StandIns;

/// <summary>The form of the stand-in: the fields that every task has, and no more.</summary>
internal sealed class VulnerabilitiesStandInSettings : IntegrationTaskSettings;
