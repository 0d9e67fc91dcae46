using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>
    /// Reads the import XML, all of it before <see cref="IAssetRepository.ApplyAsync"/> returns. A vendor's own XML import may do
    /// this instead, where it is as strict.
    /// </summary>
    internal static class ImportDocument
    {
        private static readonly XmlReaderSettings Settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true,
        };

        public static IReadOnlyList<ImportedFields> Read(ArraySegment<byte> document)
        {
            try
            {
                using (var stream = new MemoryStream(document.Array, document.Offset, document.Count, writable: false))
                using (var reader = XmlReader.Create(stream, Settings))
                {
                    var root = XDocument.Load(reader).Root;
                    if (root.Name != "assets")
                        throw new HostStoreException($"The import document's root is \"{root.Name}\"; \"assets\" was expected.");
                    return root.Elements("asset").Select(asset => new ImportedFields(asset)).ToList();
                }
            }
            catch (XmlException exception)
            {
                throw new HostStoreException($"The import document is not well formed: {exception.Message}", exception);
            }
        }
    }
}
