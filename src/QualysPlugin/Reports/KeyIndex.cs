namespace QualysPlugin.Reports;

/// <summary>Finds the row of a key: open addressing in a table whose size is a power of two, four bytes a slot.</summary>
/// <param name="keyAt">The key of a row.</param>
internal sealed class KeyIndex(Func<int, HostKey> keyAt)
{
    private const int MinSlots = 1_024;

    private int[] _slots = new int[MinSlots];
    private int _rows;

    /// <returns>The row's number; null when there is none.</returns>
    public int? Find(HostKey key)
    {
        var slot = key.SpreadHash() & (_slots.Length - 1);
        while (_slots[slot] is var number and not 0)
        {
            if (keyAt(number - 1) == key)
                return number - 1;
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return null;
    }

    /// <summary>Takes the next row.</summary>
    public void Add()
    {
        _rows++;
        if (_rows * 3L > _slots.Length * 2L)
            Grow();
        else
            Enter(_rows - 1);
    }

    public void Clear()
    {
        _rows = 0;
        _slots = new int[MinSlots];
    }

    private void Grow()
    {
        _slots = new int[checked(_slots.Length * 2)];
        for (var number = 0; number < _rows; number++)
            Enter(number);
    }

    private void Enter(int number)
    {
        var slot = keyAt(number).SpreadHash() & (_slots.Length - 1);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = number + 1;
    }
}
