namespace QualysPlugin.Api.Http;

/// <summary>How a zip file begins: Qualys zips reports of more than a gigabyte, and no header says so.</summary>
internal static class ZipSignature
{
    /// <summary>Whether four bytes are those that begin an entry.</summary>
    public static bool IsLocalHeader(byte[] bytes) => bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
}
