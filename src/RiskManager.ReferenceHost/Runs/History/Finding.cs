using System.Globalization;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>What a person has to look at.</summary>
/// <param name="Kind">What kind of finding it is, as <see cref="Findings.Kinds"/> has it.</param>
/// <param name="Task">The name of the task at its last run.</param>
/// <param name="Source">The source of the asset.</param>
/// <param name="Id">The ID of the asset in its source.</param>
/// <param name="Name">The name of the asset.</param>
/// <param name="Perimeter">Where the asset is.</param>
/// <param name="Reason">What there is to do, in English.</param>
/// <param name="Since">When it was first found.</param>
internal sealed record Finding(
    string Kind, string Task, string Source, string Id, string Name, string Perimeter, string Reason, DateTimeOffset Since)
{
    /// <summary>The reason in other languages, by culture name.</summary>
    public IReadOnlyDictionary<string, string> Translations { get; init; } = new Dictionary<string, string>();

    /// <summary>What there is to do, in the caller's language.</summary>
    public string LocalReason => Translations.GetValueOrDefault(CultureInfo.CurrentUICulture.Name) ?? Reason;
}
