using System.Text;

namespace RiskManager.ReferenceHost.Tests.Notifications.Stage;

/// <summary>What was posted.</summary>
internal sealed record ReceivedPost(string Request, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
