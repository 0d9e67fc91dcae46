using System.ComponentModel.DataAnnotations;

namespace RiskManager.Contracts;

/// <summary>
/// The part of the task form that every task type has. A task type derives its own class, and the host draws the form from its
/// annotations. Status and schedule belong to the host and are not here.
/// </summary>
/// <remarks>
/// <para><see cref="DisplayAttribute"/>: label, group (<see cref="FormGroups"/>), help text and order; with a resource type, in
/// the caller's language.</para>
/// <para>Validation attributes: what the form accepts.</para>
/// <para><see cref="DataTypeAttribute"/>: <see cref="DataType.Password"/> marks a secret, which the host encrypts.</para>
/// <para><see cref="ChoicesAttribute"/>, <see cref="SuggestionAttribute"/>, <see cref="HostSuggestionsAttribute"/> and
/// <see cref="ShownWhenAttribute"/>: where values come from, and when a field is shown.</para>
/// </remarks>
public abstract class IntegrationTaskSettings
{
    /// <summary>The name of the configured task, 1–200 characters.</summary>
    [Display(ResourceType = typeof(SettingsTexts), Name = nameof(SettingsTexts.Name), Description = nameof(SettingsTexts.NameHelp),
        GroupName = FormGroups.Task, Order = 0)]
    [Required(AllowEmptyStrings = false,
        ErrorMessageResourceType = typeof(SettingsTexts), ErrorMessageResourceName = nameof(SettingsTexts.NameMissing))]
    [StringLength(200, ErrorMessageResourceType = typeof(SettingsTexts), ErrorMessageResourceName = nameof(SettingsTexts.NameTooLong))]
    public string Name { get; set; } = "";

    /// <summary>
    /// The person responsible for new assets; empty: the person responsible for their perimeter. A name that the host does not
    /// know, or knows more than once, is refused before anything is imported.
    /// </summary>
    [Display(ResourceType = typeof(SettingsTexts), Name = nameof(SettingsTexts.Responsible),
        Description = nameof(SettingsTexts.ResponsibleHelp), GroupName = FormGroups.Responsible, Order = 900)]
    [HostSuggestions(HostList.People)]
    public string? Responsible { get; set; }
}
