using System.ComponentModel.DataAnnotations;

namespace QualysPlugin.Settings;

/// <summary>How many of the chosen tags a host has to carry (R38).</summary>
public enum TagMatch
{
    /// <summary>At least one of them.</summary>
    [Display(ResourceType = typeof(FormTexts), Name = nameof(FormTexts.AnyTag))]
    Any,

    /// <summary>All of them.</summary>
    [Display(ResourceType = typeof(FormTexts), Name = nameof(FormTexts.AllTags))]
    All,
}
