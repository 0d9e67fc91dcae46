namespace RiskManager.Contracts;

/// <summary>The sections of the host's task form, in its own words.</summary>
public static class FormGroups
{
    /// <summary>Name and status.</summary>
    public const string Task = "Task";

    /// <summary>Where the remote service is.</summary>
    public const string ServerInformation = "Server Information";

    /// <summary>Account and password.</summary>
    public const string AccessCredentials = "Access Credentials";

    /// <summary>What to import.</summary>
    public const string Filters = "Filters";

    /// <summary>How to import.</summary>
    public const string ImportOptions = "Import Options";

    /// <summary>Who is responsible for what is imported.</summary>
    public const string Responsible = "Responsible for Imported Objects";
}
