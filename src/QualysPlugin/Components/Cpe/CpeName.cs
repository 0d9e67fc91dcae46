namespace QualysPlugin.Components.Cpe;

/// <summary>A well-formed CPE name (NIST IR 7695): eleven attributes, each with a value.</summary>
internal sealed class CpeName : IEquatable<CpeName>
{
    /// <summary>How many attributes a name has.</summary>
    public const int AttributeCount = (int)CpeAttribute.Other + 1;

    private readonly CpeValue[] _values;
    private string? _bound;

    /// <summary>Makes a name of its values in the order of <see cref="CpeAttribute"/>; those left out are ANY.</summary>
    public CpeName(params CpeValue[] values)
    {
        if (values.Length > AttributeCount)
            throw new ArgumentException($"A CPE name has {AttributeCount} attributes.", nameof(values));
        _values = new CpeValue[AttributeCount];
        values.CopyTo(_values, 0);
    }

    public CpeValue this[CpeAttribute attribute] => _values[(int)attribute];

    public CpeValue Vendor => this[CpeAttribute.Vendor];

    public CpeValue Product => this[CpeAttribute.Product];

    public CpeValue Version => this[CpeAttribute.Version];

    /// <summary>Whether the name says which product it is about: part, vendor and product stand for themselves.</summary>
    public bool NamesProduct =>
        this[CpeAttribute.Part].Kind == CpeValueKind.Literal && Vendor.Kind == CpeValueKind.Literal && Product.Kind == CpeValueKind.Literal;

    /// <summary>Reads a formatted string (<c>cpe:2.3:…</c>) or a URI (<c>cpe:/…</c>).</summary>
    /// <param name="text">The bound name.</param>
    /// <param name="name">The name; null when there is a problem.</param>
    /// <param name="problem">What is wrong, with the position of the character, counted from 1.</param>
    public static bool TryParse(string text, out CpeName? name, out string? problem)
    {
        (name, problem) = text.StartsWith(CpeFormattedString.Prefix, StringComparison.OrdinalIgnoreCase)
            ? CpeFormattedString.Unbind(text)
            : CpeUri.Unbind(text);
        return name is not null;
    }

    /// <summary>What both names say: attributes in which they differ become ANY; null unless part, vendor and product agree.</summary>
    public CpeName? CommonWith(CpeName other)
    {
        var common = new CpeValue[AttributeCount];
        for (var i = 0; i < AttributeCount; i++)
        {
            var agree = _values[i] == other._values[i];
            if (!agree && i <= (int)CpeAttribute.Product)
                return null;
            common[i] = agree ? _values[i] : CpeValue.Any;
        }

        return new CpeName(common);
    }

    /// <summary>The values up to an attribute, as a person writes them: without quoting, ANY as an asterisk, NA as a hyphen.</summary>
    public string Describe(CpeAttribute last) => string.Join(":", _values.Take((int)last + 1).Select(value => value.Kind switch
    {
        CpeValueKind.Any => "*",
        CpeValueKind.NotApplicable => "-",
        _ => value.Quoted!.Replace("\\", ""),
    }));

    public bool Equals(CpeName? other) => other is not null && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as CpeName);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var value in _values)
            hash = unchecked((hash * 31) + value.GetHashCode());
        return hash;
    }

    /// <summary>The CPE 2.3 formatted string.</summary>
    public override string ToString() => _bound ??= CpeFormattedString.Bind(this);
}
