namespace RiskManager.ReferenceHost.Screens.Texts;

/// <summary>Names the resources that hold the texts of the screens: English, and Brazilian Portuguese.</summary>
public sealed class ScreenTexts;
