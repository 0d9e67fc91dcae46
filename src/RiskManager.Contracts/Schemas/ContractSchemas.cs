using System.Reflection;
using System.Resources;

namespace RiskManager.Contracts;

/// <summary>The XML schemas of the contract. They are resources of this assembly, so they always belong to its version.</summary>
public static class ContractSchemas
{
    /// <summary>Opens <c>asset-import.xsd</c>, which every <see cref="ImportBatch.Document"/> is valid against (R18).</summary>
    /// <returns>The schema, UTF-8. The caller disposes the stream.</returns>
    public static Stream OpenAssetImport() => Open("asset-import.xsd");

    /// <summary>Opens <c>plugin.manifest.xsd</c>, which every <c>plugin.manifest.xml</c> is valid against (R16).</summary>
    /// <returns>The schema, UTF-8. The caller disposes the stream.</returns>
    public static Stream OpenPluginManifest() => Open("plugin.manifest.xsd");

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new MissingManifestResourceException($"RiskManager.Contracts has no resource {name}.");
}
