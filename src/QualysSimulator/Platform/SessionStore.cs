using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace QualysSimulator.Platform;

/// <summary>The open sessions.</summary>
internal sealed class SessionStore
{
    public const string Cookie = "QualysSession";

    private readonly ConcurrentDictionary<string, bool> _open = new();

    public string Open()
    {
        var session = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _open[session] = true;
        return session;
    }

    public bool IsOpen(string? session) => session is not null && _open.ContainsKey(session);

    public bool Close(string? session) => session is not null && _open.TryRemove(session, out _);

    /// <summary>Ends all sessions, as Qualys does after a time without calls.</summary>
    public void CloseAll() => _open.Clear();

    public int Count => _open.Count;
}
