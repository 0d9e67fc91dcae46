namespace QualysPlugin.Components.Cpe;

/// <summary>What kind of value an attribute has.</summary>
internal enum CpeValueKind
{
    /// <summary>No restriction.</summary>
    Any,

    /// <summary>The attribute does not apply.</summary>
    NotApplicable,

    /// <summary>A text without wildcards.</summary>
    Literal,

    /// <summary>A text with an unquoted <c>*</c> or <c>?</c> at its beginning or end.</summary>
    Pattern,
}
