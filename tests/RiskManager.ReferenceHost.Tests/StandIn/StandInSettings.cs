using System.ComponentModel.DataAnnotations;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Tests.StandIn;

/// <summary>The form of the stand-in task: one field of each kind.</summary>
public sealed class StandInSettings : IntegrationTaskSettings, IValidatableObject
{
    [Display(GroupName = FormGroups.ServerInformation)]
    [Required(ErrorMessage = "serverUrl: give the address.")]
    public string ServerUrl { get; set; } = "";

    [Display(GroupName = FormGroups.AccessCredentials)]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "accessPassword: give the password.")]
    public string AccessPassword { get; set; } = "";

    public IReadOnlyList<string> AssetGroups { get; set; } = [];

    public bool UpdateProperties { get; set; } = true;

    public StandInMode Mode { get; set; }

    [Range(0, 1000, ErrorMessage = "assets: 0 to 1000 are allowed.")]
    public int Assets { get; set; } = 3;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ServerUrl == "http://forbidden") yield return new ValidationResult("serverUrl: http://forbidden is not allowed.");
    }
}
