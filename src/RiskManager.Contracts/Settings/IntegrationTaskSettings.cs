using System.ComponentModel.DataAnnotations;

namespace RiskManager.Contracts;

/// <summary>
/// The part of the task form that every task type has. A task type derives its own class and annotates it with
/// <see cref="DisplayAttribute"/> (label, group, help text, order; a resource type says them in the language of the caller), validation
/// attributes,
/// <see cref="DataTypeAttribute"/> (<see cref="DataType.Password"/> marks a secret) and <see cref="ChoicesAttribute"/>;
/// the host draws the form from that. Status and schedule belong to the host and are not here.
/// </summary>
public abstract class IntegrationTaskSettings
{
    /// <summary>The name of the configured task.</summary>
    [Display(ResourceType = typeof(SettingsTexts), Name = nameof(SettingsTexts.Name), Description = nameof(SettingsTexts.NameHelp), GroupName = FormGroups.Task, Order = 0)]
    [Required(AllowEmptyStrings = false, ErrorMessageResourceType = typeof(SettingsTexts), ErrorMessageResourceName = nameof(SettingsTexts.NameMissing))]
    [StringLength(200, ErrorMessageResourceType = typeof(SettingsTexts), ErrorMessageResourceName = nameof(SettingsTexts.NameTooLong))]
    public string Name { get; set; } = "";

    /// <summary>
    /// The person responsible for new assets; empty: the responsible of their perimeter. A name that the host does not
    /// know, or knows more than once, is refused before anything is imported.
    /// </summary>
    [Display(ResourceType = typeof(SettingsTexts), Name = nameof(SettingsTexts.Responsible), Description = nameof(SettingsTexts.ResponsibleHelp),
        GroupName = FormGroups.Responsible, Order = 900)]
    [HostSuggestions(HostList.People)]
    public string? Responsible { get; set; }
}
