using LinqToDB.Data;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>
/// Records in the audit log that a person approved a run, in the transaction that begins it (R39). The run keeps the approval through
/// interruptions; no other run has it.
/// </summary>
internal static class RunApproval
{
    public static void Record(DataConnection connection, SessionRequest request, DateTimeOffset at)
    {
        if (request.ApprovedBy is { } account)
            AuditLog.Record(connection, at, AuditModules.Runs, account, Entry(HeldRuns.Find(connection, request.TaskId), request));
    }

    private static string Entry(RunRow? held, SessionRequest request) => held is not null
        ? $"The run {held.Id} of the task \"{request.Settings.Name}\", which was held, was approved; it goes on as run {request.RunId}"
        : $"The run {request.RunId} of the task \"{request.Settings.Name}\" was approved when it was started";
}
