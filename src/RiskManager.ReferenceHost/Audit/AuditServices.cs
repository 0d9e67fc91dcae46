namespace RiskManager.ReferenceHost.Audit;

/// <summary>Registers the audit log.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<AuditLog>();
}
