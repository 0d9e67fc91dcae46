namespace QualysSimulator.Inventory;

/// <summary>Numbers that look random but depend only on seed, host and purpose.</summary>
internal static class Noise
{
    public static ulong Of(long seed, long index, int purpose)
    {
        var x = unchecked(
            ((ulong)seed * 0x9E3779B97F4A7C15UL) + ((ulong)index * 0xBF58476D1CE4E5B9UL) + ((ulong)purpose * 0x94D049BB133111EBUL));
        x ^= x >> 30;
        x *= 0xBF58476D1CE4E5B9UL;
        x ^= x >> 27;
        x *= 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    /// <summary>A number from 0 to 99.</summary>
    public static int Percent(long seed, long index, int purpose) => (int)(Of(seed, index, purpose) % 100);
}
