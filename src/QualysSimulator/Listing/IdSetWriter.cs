namespace QualysSimulator.Listing;

/// <summary>Writes <c>ID_SET</c>, consecutive IDs as <c>ID_RANGE</c>; writes nothing when there are no IDs.</summary>
internal sealed class IdSetWriter(XmlOutput output)
{
    private long _first;
    private long _last;

    public void Add(long id)
    {
        if (_first == 0)
            output.Raw("<ID_SET>\n"u8);
        if (_first != 0 && id == _last + 1)
        {
            _last = id;
            return;
        }

        WriteRange();
        _first = _last = id;
    }

    public void Close()
    {
        if (_first == 0)
            return;
        WriteRange();
        output.Raw("</ID_SET>\n"u8);
    }

    private void WriteRange()
    {
        if (_first == 0)
            return;
        var isRange = _last > _first;
        output.Raw(isRange ? "<ID_RANGE>"u8 : "<ID>"u8);
        output.Number(_first);
        if (isRange)
        {
            output.Raw("-"u8);
            output.Number(_last);
        }

        output.Raw(isRange ? "</ID_RANGE>\n"u8 : "</ID>\n"u8);
    }
}
