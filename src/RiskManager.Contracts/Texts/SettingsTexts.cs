namespace RiskManager.Contracts;

/// <summary>What the form of <see cref="IntegrationTaskSettings"/> says, in the language of the caller.</summary>
public static class SettingsTexts
{
    /// <summary>The label of the task's name.</summary>
    public static string Name => Words.Of($"Name");

    /// <summary>What the task's name is for.</summary>
    public static string NameHelp => Words.Of($"Names the task in the Connectors screen.");

    /// <summary>The name is missing.</summary>
    public static string NameMissing => Words.Of($"name: give the task a name.");

    /// <summary>The name is too long.</summary>
    public static string NameTooLong => Words.Of($"name: at most 200 characters.");

    /// <summary>The label of the responsible.</summary>
    public static string Responsible => Words.Of($"Responsible for Imported Objects");

    /// <summary>What the responsible is for.</summary>
    public static string ResponsibleHelp => Words.Of($"The person responsible for new assets. Left empty, the responsible of their perimeter.");
}
