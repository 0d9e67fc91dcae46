namespace RiskManager.ReferenceHost.Audit;

/// <summary>The modules that people's changes are recorded under.</summary>
internal static class AuditModules
{
    public const string Organization = "Organization";
    public const string KnowledgeBases = "Knowledge bases";
    public const string Attributes = "Objects and Attributes";
    public const string Notifications = "Notifications";
    public const string SignIn = "Sign-in";
    public const string Accounts = "Accounts";
    public const string Connectors = "Connectors";
    public const string Runs = "Runs";
    public const string Setup = "Setup";
}
