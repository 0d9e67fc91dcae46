using LinqToDB.Data;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>
/// Records in the audit log that a person started, approved or cancelled a run, in the transaction that does it. A run keeps its approval
/// through interruptions; no other run has it (R39).
/// </summary>
internal static class RunAudit
{
    public static void RecordStart(DataConnection connection, SessionRequest request, DateTimeOffset at)
    {
        if (request.ApprovedBy is { } approver)
            AuditLog.Record(
                connection, at, AuditModules.Runs, new Actor(approver, request.StartedFrom),
                    Approved(HeldRuns.Find(connection, request.TaskId), request));
        else if (request.StartedBy is { } account)
            AuditLog.Record(connection, at, AuditModules.Runs, new Actor(account, request.StartedFrom),
                $"The task \"{request.Settings.Name}\" was started as run {request.RunId}");
    }

    public static void RecordCancel(DataConnection connection, string runId, Actor account, DateTimeOffset at) =>
        AuditLog.Record(connection, at, AuditModules.Runs, account, $"The run {runId} was asked to stop");

    private static string Approved(RunRow? held, SessionRequest request) => held is not null
        ? $"The run {held.Id} of the task \"{request.Settings.Name}\", which was held, was approved; it goes on as run {request.RunId}"
        : $"The run {request.RunId} of the task \"{request.Settings.Name}\" was approved when it was started";
}
