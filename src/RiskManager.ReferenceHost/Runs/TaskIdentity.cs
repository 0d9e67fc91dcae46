using System.Security.Cryptography;
using System.Text;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>The identity of a configured task: the same type and name give the same one on every machine.</summary>
internal static class TaskIdentity
{
    public static string Of(string taskTypeId, string taskName)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{taskTypeId}\n{NameKey.Of(taskName)}"));
        return "task-" + Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }
}
