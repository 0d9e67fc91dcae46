namespace RiskManager.ReferenceHost.Screens.Tables;

/// <summary>A column that a person may show or hide.</summary>
/// <param name="Name">What it is called in the browser.</param>
/// <param name="Title">What the person reads.</param>
/// <param name="IsShown">Whether it is shown.</param>
public sealed record TableChoice(string Name, string Title, bool IsShown);
