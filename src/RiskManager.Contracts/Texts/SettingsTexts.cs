namespace RiskManager.Contracts;

/// <summary>The texts of the form of <see cref="IntegrationTaskSettings"/>, in the caller's language.</summary>
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

    /// <summary>The label of the person responsible.</summary>
    public static string Responsible => Words.Of($"Responsible for Imported Objects");

    /// <summary>What the person responsible is for.</summary>
    public static string ResponsibleHelp =>
        Words.Of($"The person responsible for new assets. If empty, the person responsible for their perimeter.");
}
