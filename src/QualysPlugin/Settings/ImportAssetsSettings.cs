using System.ComponentModel.DataAnnotations;
using QualysPlugin.Filters;
using RiskManager.Contracts;

namespace QualysPlugin.Settings;

/// <summary>The form of the task <em>Import Assets from Qualys</em>; the host draws it from these annotations.</summary>
public sealed class ImportAssetsSettings : IntegrationTaskSettings, IValidatableObject
{
    /// <summary>Names the list of asset groups registered in Qualys.</summary>
    internal const string AssetGroupChoices = "asset-groups";

    /// <summary>The API URL of the customer's Qualys platform; https, or http on loopback only.</summary>
    [Display(Name = "Server URL", GroupName = FormGroups.ServerInformation, Order = 100,
        Description = "The API server of your Qualys platform, for example https://qualysapi.qualys.com. In Qualys, Help > About shows it under \"Security Operations Center\".")]
    [Required(AllowEmptyStrings = false, ErrorMessage = "serverUrl: enter the API server of your Qualys platform, for example https://qualysapi.qualys.com.")]
    [Suggestion("https://qualysapi.qualys.com", "United States 1")]
    [Suggestion("https://qualysapi.qg2.apps.qualys.com", "United States 2")]
    [Suggestion("https://qualysapi.qg3.apps.qualys.com", "United States 3")]
    [Suggestion("https://qualysapi.qg4.apps.qualys.com", "United States 4")]
    [Suggestion("https://qualysapi.qualys.eu", "Europe 1")]
    [Suggestion("https://qualysapi.qg2.apps.qualys.eu", "Europe 2")]
    [Suggestion("https://qualysapi.qg1.apps.qualys.in", "India 1")]
    [Suggestion("https://qualysapi.qg1.apps.qualys.ca", "Canada 1")]
    [Suggestion("https://qualysapi.qg1.apps.qualys.ae", "United Arab Emirates 1")]
    [Suggestion("https://qualysapi.qg1.apps.qualys.co.uk", "United Kingdom 1")]
    [Suggestion("https://qualysapi.qg1.apps.qualys.com.au", "Australia 1")]
    [Suggestion("https://qualysapi.qg1.apps.qualysksa.com", "Saudi Arabia 1")]
    public string ServerUrl { get; set; } = "https://qualysapi.qualys.com";

    /// <summary>The Qualys user; API access must be enabled in its <em>User Role</em> (R14).</summary>
    [Display(Name = "Access Account", GroupName = FormGroups.AccessCredentials, Order = 200,
        Description = "A Qualys user with \"API\" ticked under Allow access to in the User Role section of its user form.")]
    [Required(AllowEmptyStrings = false, ErrorMessage = "accessAccount: enter the Qualys user.")]
    [RegularExpression("[^:]*", ErrorMessage = "accessAccount: a Qualys user name has no colon.")]
    public string AccessAccount { get; set; } = "";

    /// <summary>The password of the Qualys user; a secret.</summary>
    [Display(Name = "Access Password", GroupName = FormGroups.AccessCredentials, Order = 210,
        Description = "Stored encrypted; it is never shown again.")]
    [DataType(DataType.Password)]
    [Required(AllowEmptyStrings = false, ErrorMessage = "accessPassword: enter the password of the Qualys user.")]
    public string AccessPassword { get; set; } = "";

    /// <summary>IPv4 and IPv6 addresses, ranges and CIDR blocks, separated by commas or line breaks; empty: no filter (R2).</summary>
    [Display(Name = "IP ranges", GroupName = FormGroups.Filters, Order = 300,
        Description = "Import only hosts with these addresses: 10.0.0.0/8, 192.168.1.1-192.168.1.20, 2001:db8::/32. Empty: all addresses. With asset groups, both must match.")]
    [DataType(DataType.MultilineText)]
    public string? IpRanges { get; set; }

    /// <summary>Titles of asset groups registered in Qualys; empty: no filter (R2).</summary>
    [Display(Name = "Asset groups", GroupName = FormGroups.Filters, Order = 310,
        Description = "Import only hosts of these asset groups, as registered in Qualys. Empty: all hosts.")]
    [Choices(AssetGroupChoices)]
    public IReadOnlyList<string> AssetGroups { get; set; } = [];

    /// <summary>Whether Qualys values overwrite what people changed on assets already imported (R7).</summary>
    [Display(Name = "Update properties", GroupName = FormGroups.ImportOptions, Order = 400,
        Description = "On: values from Qualys overwrite whatever was changed by hand, cleared fields and removed components included. Off: assets already imported are left exactly as they are. New hosts are imported either way.")]
    public bool UpdateProperties { get; set; }

    /// <summary>Where new assets go (R9).</summary>
    [Display(Name = "Perimeter", GroupName = FormGroups.ImportOptions, Order = 410,
        Description = "One perimeter for all new assets, or a new one for each run that has new assets. Existing assets stay where they are.")]
    [EnumDataType(typeof(PerimeterMode), ErrorMessage = "perimeterMode: single or newPerRun.")]
    public PerimeterMode PerimeterMode { get; set; }

    /// <summary>The perimeter of new assets when <see cref="PerimeterMode"/> is <see cref="PerimeterMode.Single"/>.</summary>
    [Display(Name = "Perimeter for new assets", GroupName = FormGroups.ImportOptions, Order = 420,
        Description = "The perimeter that new assets are created in. One that does not exist yet is created with the first new asset.")]
    [HostSuggestions(HostList.Perimeters)]
    [ShownWhen(nameof(PerimeterMode), PerimeterMode.Single)]
    [StringLength(400, ErrorMessage = "perimeter: at most 400 characters.")]
    public string? Perimeter { get; set; }

    /// <summary>Whether an asset component is created for each asset's operating system (R13).</summary>
    [Display(Name = "Create asset components", GroupName = FormGroups.ImportOptions, Order = 430,
        Description = "Creates an asset component for the operating system of each asset, when a knowledge base is associated with its CPE name.")]
    public bool CreateComponents { get; set; }

    /// <summary>Whether a run reads only hosts that changed since the last complete one, where that is safe.</summary>
    [Display(Name = "Incremental runs", GroupName = FormGroups.ImportOptions, Order = 440,
        Description = "On: a run reads only the hosts that Qualys processed since the last complete run, and those that are missing or were changed by hand here; all others count as unchanged. Off: every run reads every host.")]
    public bool IncrementalRuns { get; set; }

    /// <summary>The most days, by Qualys' clock, from one full run to the next when <see cref="IncrementalRuns"/> is on; 1 to 90.</summary>
    [Display(Name = "Full run every (days)", GroupName = FormGroups.ImportOptions, Order = 450,
        Description = "Every so many days, 1 to 90, a run reads every host, for what changes in Qualys without a scan being processed. Other settings, another version or other mappings make the next run full too.")]
    [ShownWhen(nameof(IncrementalRuns), true)]
    [Range(1, 90, ErrorMessage = "fullRunEveryDays: a whole number from 1 to 90.")]
    public int FullRunEveryDays { get; set; } = 7;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(ServerUrl) && !Platform.TryParse(ServerUrl, out _, out var urlProblem))
            yield return new ValidationResult(urlProblem, [nameof(ServerUrl)]);

        foreach (var problem in IpRangeList.Parse(IpRanges).Problems)
            yield return new ValidationResult(problem, [nameof(IpRanges)]);

        if (AssetGroups.Any(string.IsNullOrWhiteSpace))
            yield return new ValidationResult("assetGroups: an asset group's title is blank.", [nameof(AssetGroups)]);

        if (PerimeterMode == PerimeterMode.Single && string.IsNullOrWhiteSpace(Perimeter))
            yield return new ValidationResult("perimeter: choose the perimeter of new assets, or set perimeterMode to newPerRun.", [nameof(Perimeter)]);
    }
}
