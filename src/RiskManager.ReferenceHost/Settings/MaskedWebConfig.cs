using System.Data.Common;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>
/// The <c>web.config</c> with every value masked that looks like a secret by its name, and its secrets for a <see
/// cref="Redaction"/>.
/// </summary>
internal sealed partial class MaskedWebConfig
{
    private readonly List<string> _secrets = [];

    private MaskedWebConfig(string text) => Text = text;

    public string Text { get; private set; }

    /// <summary>The values that were masked.</summary>
    public IReadOnlyList<string> Secrets => _secrets;

    public static MaskedWebConfig Read(string path)
    {
        try
        {
            var document = XDocument.Load(path);

            // A key that is commented out may hold a real secret too.
            document.DescendantNodes().OfType<XComment>().Remove();
            var masked = new MaskedWebConfig("");
            foreach (var element in document.Descendants("add")) masked.Mask(element);
            masked.Text = document.ToString();
            return masked;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            return new MaskedWebConfig($"web.config could not be read, so it is left out: {exception.GetType().Name}.");
        }
    }

    /// <summary>Whether a key holds a secret, by its name.</summary>
    public static bool IsSecret(string key) => SecretName().IsMatch(key);

    /// <summary>The secrets of a connection string; all of it where it cannot be parsed, because any part of it may be one.</summary>
    public static IEnumerable<string> SecretsOf(string connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return [.. parts.Keys.Cast<string>().Where(IsSecret).Select(name => parts[name].ToString()!)];
        }
        catch (ArgumentException)
        {
            return [connectionString];
        }
    }

    private void Mask(XElement element)
    {
        if (element.Attribute("key") is { } key
            && element.Attribute("value") is { Value.Length: > 0 } value
            && SecretName().IsMatch(key.Value))
        {
            Replace(value);
        }

        if (element.Attribute("connectionString") is { Value.Length: > 0 } connection) MaskConnection(connection);
    }

    private void MaskConnection(XAttribute connection)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection.Value };
            foreach (var name in parts.Keys.Cast<string>().Where(name => SecretName().IsMatch(name)).ToList())
            {
                _secrets.Add(parts[name].ToString()!);
                parts[name] = Redaction.Mask;
            }

            connection.Value = parts.ConnectionString;
        }
        catch (ArgumentException)
        {
            // It cannot be parsed, so any part of it may be a secret.
            Replace(connection);
        }
    }

    private void Replace(XAttribute attribute)
    {
        _secrets.Add(attribute.Value);
        if (ConfiguredSecret.Variable(attribute.Value) is { } variable
            && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } secret)
        {
            _secrets.Add(secret);
        }

        attribute.Value = Redaction.Mask;
    }

    [GeneratedRegex("pass|pwd|secret|token|credential|apikey|privatekey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
