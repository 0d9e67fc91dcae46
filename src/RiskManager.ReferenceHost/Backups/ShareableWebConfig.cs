using System.Data.Common;
using System.Xml.Linq;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>
/// The <c>web.config</c> without secrets, as a host can read it: secrets are missing, not masked. Names of environment variables stay.
/// Comments go, because a key that is commented out may hold a secret too.
/// </summary>
/// <param name="Text">The file.</param>
/// <param name="LeftOut">The keys whose values are missing.</param>
internal sealed record ShareableWebConfig(string Text, IReadOnlyList<string> LeftOut)
{
    public static ShareableWebConfig Of(string text)
    {
        var document = XDocument.Parse(text);
        document.DescendantNodes().OfType<XComment>().Remove();
        var leftOut = new List<string>();
        foreach (var element in document.Descendants("add").ToList())
        {
            if (IsSecret(element))
            {
                leftOut.Add(element.Attribute("key")!.Value);
                element.Remove();
            }
            else if (element.Attribute("connectionString") is { } connection && Strip(connection))
            {
                leftOut.Add($"connection string {element.Attribute("name")?.Value}");
            }
        }

        return new ShareableWebConfig(document.ToString(), leftOut);
    }

    private static bool IsSecret(XElement element) =>
        element.Attribute("key") is { } key && MaskedWebConfig.IsSecret(key.Value)
        && element.Attribute("value") is { Value.Length: > 0 } value && ConfiguredSecret.Variable(value.Value) is null;

    private static bool Strip(XAttribute connection)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection.Value };
            var secrets = parts.Keys.Cast<string>().Where(MaskedWebConfig.IsSecret).ToList();
            foreach (var secret in secrets) parts.Remove(secret);
            if (secrets.Count > 0) connection.Value = parts.ConnectionString;
            return secrets.Count > 0;
        }
        catch (ArgumentException)
        {
            // It cannot be parsed, so any part of it may be a secret.
            connection.Value = "";
            return true;
        }
    }
}
