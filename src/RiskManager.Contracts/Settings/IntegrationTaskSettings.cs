using System.ComponentModel.DataAnnotations;

namespace RiskManager.Contracts;

/// <summary>
/// The part of the task form that every task type has. A task type derives its own class and annotates it with
/// <see cref="DisplayAttribute"/> (label, group, help text, order), validation attributes,
/// <see cref="DataTypeAttribute"/> (<see cref="DataType.Password"/> marks a secret) and <see cref="ChoicesAttribute"/>;
/// the host draws the form from that. Status and schedule belong to the host and are not here.
/// </summary>
public abstract class IntegrationTaskSettings
{
    /// <summary>The name of the configured task.</summary>
    [Display(Name = "Name", GroupName = FormGroups.Task, Order = 0, Description = "Names the task in the Connectors screen.")]
    [Required(AllowEmptyStrings = false, ErrorMessage = "name: give the task a name.")]
    [StringLength(200, ErrorMessage = "name: at most 200 characters.")]
    public string Name { get; set; } = "";

    /// <summary>
    /// The person responsible for new assets; empty: the responsible of their perimeter. A name that the host does not
    /// know, or knows more than once, is refused before anything is imported.
    /// </summary>
    [Display(Name = "Responsible for Imported Objects", GroupName = FormGroups.Responsible, Order = 900,
        Description = "The person responsible for new assets. Left empty, the responsible of their perimeter.")]
    [HostSuggestions(HostList.People)]
    public string? Responsible { get; set; }
}
