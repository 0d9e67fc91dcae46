using System.Globalization;
using QualysPlugin.Settings;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Perimeters;

/// <summary>
/// Where new assets go (R9): one perimeter of the user's choice, or a new one for each run. It is created by the first batch
/// that has a new asset, so it is never left empty.
/// </summary>
internal sealed class TargetPerimeter(
    PerimeterMode mode, string? chosen, string dateFormat, DateTimeOffset runStarted, IPerimeterRepository perimeters)
{
    private const string NewPerRunPrefix = "Imported from Qualys Scanner ";

    private bool? _isThere;

    /// <summary>The name; null as long as no asset needed it and none was chosen.</summary>
    public string? Name { get; private set; } = mode == PerimeterMode.Single ? chosen?.Trim() : null;

    /// <summary>Whether the logical run created it.</summary>
    public bool IsCreated { get; private set; }

    /// <summary>Whether the next batch with a new asset creates it.</summary>
    public bool IsMissing => !IsCreated && _isThere == false;

    /// <summary>For the run's result: the chosen perimeter, or the new one if the run came to make it.</summary>
    public string? Reported => mode == PerimeterMode.Single || IsCreated ? Name : null;

    /// <summary>Takes over what an interrupted run had created.</summary>
    public void Resume(string? name, bool isCreated)
    {
        Name = name ?? Name;
        IsCreated = isCreated;
    }

    /// <summary>Refuses a choice that is ambiguous.</summary>
    /// <exception cref="TaskSettingsException">Several perimeters bear the chosen name.</exception>
    public async Task ValidateAsync(CancellationToken cancellationToken)
    {
        if (Name is null)
            return;
        var found = await perimeters.FindByNameAsync(Name, cancellationToken).ConfigureAwait(false);
        if (found.Count > 1)
        {
            var paths = string.Join("; ", found.Select(perimeter => perimeter.Path));
            throw new TaskSettingsException(Words.Of(
                $"perimeter: \"{Name}\" names {found.Count} perimeters ({paths}); rename all but one, or choose another."));
        }
    }

    /// <summary>
    /// The perimeter for the new assets of a batch. A new one never takes the name of another run's, not even when a clock
    /// change repeats the hour.
    /// </summary>
    public async Task<string> ForNewAssetsAsync(CancellationToken cancellationToken)
    {
        if (Name is not null)
        {
            _isThere ??= IsCreated || (await perimeters.FindByNameAsync(Name, cancellationToken).ConfigureAwait(false)).Count > 0;
            return Name;
        }

        _isThere = false;
        var name = NewPerRunPrefix + runStarted.ToString(dateFormat, CultureInfo.InvariantCulture);
        var candidate = name;
        for (var number = 2; (await perimeters.FindByNameAsync(candidate, cancellationToken).ConfigureAwait(false)).Count > 0; number++)
            candidate = $"{name} ({number.ToString(CultureInfo.InvariantCulture)})";
        return Name = candidate;
    }

    /// <summary>Records that a batch created the perimeter.</summary>
    public void Created() => IsCreated = true;
}
