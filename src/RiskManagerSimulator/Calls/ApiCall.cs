using System.Text;

namespace RiskManagerSimulator.Calls;

/// <summary>A call to the API.</summary>
/// <param name="Number">Its number among the calls that faults count; 0: not counted.</param>
/// <param name="Kind">What it does, such as <c>create-asset</c>.</param>
/// <param name="Method">The HTTP method, an override applied.</param>
/// <param name="Path">The path below the root of the site.</param>
/// <param name="Query">The parameters of the query, decoded.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiCall(
    long Number, string Kind, string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, ReadOnlyMemory<byte> Body)
{
    /// <summary>The ID in the path; empty when there is none.</summary>
    public string Id { get; init; } = "";

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Whether the connection is to be cut instead of replying; a hook may set it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Cuts the connection: the client gets no reply.</summary>
    public void Cut() => IsCut = true;
}
