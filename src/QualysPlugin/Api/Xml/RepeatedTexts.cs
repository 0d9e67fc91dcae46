namespace QualysPlugin.Api.Xml;

/// <summary>Remembers values that many hosts share, such as operating systems, so that each is one string.</summary>
internal sealed class RepeatedTexts
{
    private const int Places = 1_024;

    private readonly (byte[] Bytes, string? Text)[] _places = new (byte[], string?)[Places];

    /// <summary>The cleaned text; null when blank.</summary>
    public string? Decode(PlainText value, byte[] bytes)
    {
        if (value.Length == 0)
            return null;
        ref var place = ref _places[Place(value, bytes)];
        if (place.Bytes is null || !IsSame(place.Bytes, value, bytes))
        {
            var copy = new byte[value.Length];
            Buffer.BlockCopy(bytes, value.Start, copy, 0, copy.Length);
            place = (copy, value.Decode(bytes));
        }

        return place.Text;
    }

    private static uint Place(PlainText value, byte[] bytes)
    {
        var hash = 2_166_136_261;
        for (var index = value.Start; index < value.Start + value.Length; index++)
            hash = unchecked((hash ^ bytes[index]) * 16_777_619);
        return (hash ^ (hash >> 16)) % Places;
    }

    private static bool IsSame(byte[] known, PlainText value, byte[] bytes)
    {
        if (known.Length != value.Length)
            return false;
        for (var index = 0; index < known.Length; index++)
        {
            if (known[index] != bytes[value.Start + index])
                return false;
        }

        return true;
    }
}
