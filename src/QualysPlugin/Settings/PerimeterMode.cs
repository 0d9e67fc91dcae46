using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace QualysPlugin.Settings;

/// <summary>Where new assets go (R9).</summary>
public enum PerimeterMode
{
    /// <summary>One perimeter of the user's choice for all new assets.</summary>
    [Display(ResourceType = typeof(FormTexts), Name = nameof(FormTexts.OnePerimeter))]
    [SuppressMessage("Naming", "CA1720", Justification = "The word of the form, not the type.")]
    Single,

    /// <summary>A new perimeter for each run that has new assets, named after the run's date and time.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.NewPerimeterPerRun),
        Description = nameof(FormTexts.NewPerimeterPerRunHelp))]
    NewPerRun,
}
