using System.Text;
using System.Xml;
using System.Xml.Serialization;
using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.ImportXml;

/// <summary>Writes one import document a batch into a buffer that is used again for the next.</summary>
internal sealed class ImportDocumentWriter(string source) : IDisposable
{
    private static readonly XmlSerializer Serializer = new(typeof(AssetImportDocument));
    private static readonly XmlSerializerNamespaces NoNamespaces = new([XmlQualifiedName.Empty]);

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "",
        NewLineChars = "\n",
        CloseOutput = false,
    };

    private readonly MemoryStream _buffer = new();
    private readonly AssetImportDocument _document = new();

    /// <summary>Whether anything was added since the last document.</summary>
    public bool IsEmpty => _document.Assets.Count == 0;

    /// <summary>Adds an asset that does not exist yet: blank values are left out.</summary>
    public void AddNew(AssetRecord asset) => Add(asset, clearBlanks: false);

    /// <summary>Adds an asset that exists: what is blank in Qualys is cleared (R7).</summary>
    public void AddUpdate(AssetRecord asset) => Add(asset, clearBlanks: true);

    /// <summary>Writes the document and begins the next. The result is valid until then.</summary>
    /// <returns>The document, UTF-8; null when nothing was added.</returns>
    public ArraySegment<byte>? Write()
    {
        if (IsEmpty)
            return null;
        _buffer.SetLength(0);
        using (var writer = XmlWriter.Create(_buffer, Settings))
            Serializer.Serialize(writer, _document, NoNamespaces);
        _document.Assets.Clear();
        return new ArraySegment<byte>(_buffer.GetBuffer(), 0, (int)_buffer.Length);
    }

    public void Dispose() => _buffer.Dispose();

    private void Add(AssetRecord asset, bool clearBlanks)
    {
        var element = new AssetElement
        {
            Source = source,
            Id = asset.Id,
            Name = asset.Name.Text,
            HostAddress = asset.HostAddress ?? (clearBlanks ? "" : null),
        };
        AddAttribute(AssetAttributes.DnsName, asset.DnsName);
        AddAttribute(AssetAttributes.NetBiosName, asset.NetBiosName);
        AddAttribute(AssetAttributes.IpAddress, asset.IpAddress);
        AddAttribute(AssetAttributes.OperatingSystem, asset.OperatingSystem);
        _document.Assets.Add(element);

        void AddAttribute(string name, string? value)
        {
            if (value is not null || clearBlanks)
                element.Attributes.Add(new AttributeElement { Name = name, Value = value ?? "" });
        }
    }
}
