using System.Globalization;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>What a person has to look at.</summary>
/// <remarks>Public, because the parameters of components are.</remarks>
/// <param name="Kind">What kind of finding it is, as <see cref="Store.Tables.FindingKinds.All"/> has it.</param>
/// <param name="Task">The name of the task at its last run.</param>
/// <param name="Source">The source of the asset.</param>
/// <param name="Id">The ID of the asset in its source.</param>
/// <param name="Name">The name of the asset.</param>
/// <param name="Perimeter">Where the asset is.</param>
/// <param name="Reason">What was found, or what there is to do, in English.</param>
/// <param name="Since">When it was first found.</param>
public sealed record Finding(
    string Kind, string Task, string Source, string Id, string Name, string Perimeter, string Reason, DateTimeOffset Since)
{
    /// <summary>Its number in the database.</summary>
    public long Number { get; init; }

    /// <summary>The reason in other languages, by culture name.</summary>
    public IReadOnlyDictionary<string, string> Translations { get; init; } = new Dictionary<string, string>();

    /// <summary>The asset; null if it does not exist any more.</summary>
    public long? AssetId { get; init; }

    /// <summary>The ID that the machine likely has now; null unless two assets are likely one machine.</summary>
    public string? OtherId { get; init; }

    /// <summary>The name of the asset with that ID; null if there is none.</summary>
    public string? OtherName { get; init; }

    /// <summary>That asset; null if there is none.</summary>
    public long? OtherAssetId { get; init; }

    /// <summary>What both assets have in common.</summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    /// <summary>Whether both certainly are one machine.</summary>
    public bool IsCertain { get; init; }

    /// <summary>Who said that both are not one machine; null: nobody.</summary>
    public string? DismissedBy { get; init; }

    /// <summary>The reason in the caller's language.</summary>
    public string LocalReason => Translations.GetValueOrDefault(CultureInfo.CurrentUICulture.Name) ?? Reason;
}
