namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>The states of a delivery, as the database spells them.</summary>
internal static class DeliveryStates
{
    public const string Waiting = "Waiting";
    public const string Delivered = "Delivered";
    public const string GivenUp = "GivenUp";

    public static readonly IReadOnlyList<string> All = [Waiting, Delivered, GivenUp];
}
