using System.Configuration;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace QualysPlugin.Scenarios.Stage;

/// <summary>
/// A provider of protected configuration that works wherever the scenarios run: those of .NET Framework need Windows' key
/// stores, and Mono's cannot decrypt what it encrypted. The key protects nothing but test data.
/// </summary>
public sealed class ScenarioProtection : ProtectedConfigurationProvider
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    /// <summary>The element that stands in the place of a section's content.</summary>
    public static string Encrypt(string section)
    {
        using var aes = Aes.Create();
        using var encryptor = aes.CreateEncryptor(Key, new byte[16]);
        var plain = Encoding.UTF8.GetBytes(section);

        // The first bytes are a mark by which Decrypt knows its own; in base 64 it reads AQAA.
        byte[] marked = [1, 0, 0, .. encryptor.TransformFinalBlock(plain, 0, plain.Length)];
        return $"<EncryptedData>{Convert.ToBase64String(marked)}</EncryptedData>";
    }

    /// <inheritdoc/>
    public override XmlNode Encrypt(XmlNode node) => Element(Encrypt(node.OuterXml));

    /// <inheritdoc/>
    public override XmlNode Decrypt(XmlNode encryptedNode)
    {
        var marked = Convert.FromBase64String(encryptedNode.InnerText.Trim());
        if (marked[0] != 1) throw new CryptographicException("The key is another one.");
        using var aes = Aes.Create();
        using var decryptor = aes.CreateDecryptor(Key, new byte[16]);
        return Element(Encoding.UTF8.GetString(decryptor.TransformFinalBlock(marked, 3, marked.Length - 3)));
    }

    private static XmlElement Element(string xml)
    {
        var document = new XmlDocument { XmlResolver = null };
        using var reader = XmlReader.Create(
            new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        document.Load(reader);
        return document.DocumentElement!;
    }
}
