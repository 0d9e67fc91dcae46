using System.Diagnostics;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>Who holds a run lock, a partition or a turn: a process, for one purpose.</summary>
/// <param name="Id">Begins with <see cref="ThisProcess"/>; no two owners share it.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="ProcessId">The process on that machine.</param>
internal sealed record LockOwner(string Id, string Machine, int ProcessId)
{
    /// <summary>Identifies this process among all that ever had its number, as the first process of a container often has.</summary>
    private static readonly string ThisProcess = Guid.NewGuid().ToString("n");

    public static LockOwner New() => new($"{ThisProcess}/{Guid.NewGuid():n}", Environment.MachineName, Environment.ProcessId);

    public static LockOwner Of(RunLockRow row) => new(row.Owner, row.Machine, row.ProcessId);

    /// <summary>Whether the owner's process is certainly gone. Of another machine's processes nothing is certain.</summary>
    public bool IsDead()
    {
        if (Machine != Environment.MachineName) return false;
        if (ProcessId == Environment.ProcessId) return !Id.StartsWith(ThisProcess, StringComparison.Ordinal);
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is there, and belongs to somebody else.
            return false;
        }
    }
}
