using System.Text;

namespace QualysSimulator.Endpoints;

/// <summary>A recorded list with a warning of its API.</summary>
internal static class WarnedList
{
    private const string End = "</RESPONSE>";

    /// <summary>The list, with the warning at the end of its response.</summary>
    public static byte[] Of(byte[] list, string warning)
    {
        if (warning.Length == 0)
            return list;
        var text = Encoding.UTF8.GetString(list);
        var end = text.LastIndexOf(End, StringComparison.Ordinal);
        return end < 0 ? list : Encoding.UTF8.GetBytes(text.Insert(end, warning));
    }
}
