namespace QualysPlugin.Assets;

/// <summary>
/// Sixty-four bits that identify everything that the task writes to an asset, so that an unchanged asset costs one comparison.
/// Of 2⁶⁴ changes one goes unnoticed until the next change.
/// </summary>
internal readonly struct Fingerprint
{
    private const ulong Multiplier = 0x9E3779B185EBCA87;

    private readonly ulong _state;

    private Fingerprint(ulong state) => _state = state;

    /// <summary>Begins one; another version of the rules begins another, and every asset is compared in full once.</summary>
    public static Fingerprint Begin(int version) => new(unchecked((ulong)version * Multiplier));

    /// <summary>Takes in a value; null and empty are different.</summary>
    public Fingerprint With(string? value)
    {
        unchecked
        {
            var state = Mix(_state ^ (ulong)((value?.Length ?? -1) + 2));
            if (value is null)
                return new Fingerprint(state);
            var index = 0;
            for (; index + 4 <= value.Length; index += 4)
            {
                var low = value[index] | ((ulong)value[index + 1] << 16);
                var high = value[index + 2] | ((ulong)value[index + 3] << 16);
                state = Mix(state ^ low ^ (high << 32));
            }

            ulong rest = 0;
            for (; index < value.Length; index++)
                rest = (rest << 16) | value[index];
            return new Fingerprint(Mix(state ^ rest));
        }
    }

    /// <summary>The number to compare.</summary>
    public long ToInt64()
    {
        unchecked
        {
            var state = Mix(_state);
            state ^= state >> 33;
            state *= 0xC4CEB9FE1A85EC53;
            state ^= state >> 29;
            return (long)state;
        }
    }

    private static ulong Mix(ulong state)
    {
        unchecked
        {
            state *= Multiplier;
            return state ^ (state >> 32);
        }
    }
}
