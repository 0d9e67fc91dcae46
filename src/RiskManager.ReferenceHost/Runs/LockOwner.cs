using System.Diagnostics;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>Who holds a run lock.</summary>
/// <param name="Id">Process, start of the process and chance: no two owners share it.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="ProcessId">The process on that machine.</param>
internal sealed record LockOwner(string Id, string Machine, int ProcessId)
{
    public static LockOwner New() =>
        new($"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():n}", Environment.MachineName, Environment.ProcessId);

    /// <summary>Whether the process is certainly gone. Of another machine's processes nothing is certain.</summary>
    public static bool IsDead(string machine, int processId, DateTimeOffset lockedAt)
    {
        if (machine != Environment.MachineName) return false;
        try
        {
            // A process that began after the lock was taken has only inherited the number. Start times are exact to
            // some hundredths of a second.
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime() > lockedAt.UtcDateTime.AddSeconds(2);
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return exception is InvalidOperationException;
        }
    }
}
