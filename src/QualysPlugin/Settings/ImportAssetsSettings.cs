using System.ComponentModel.DataAnnotations;
using QualysPlugin.Filters;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Settings;

/// <summary>The form of the task <em>Import Assets from Qualys</em>; the host draws it from these annotations.</summary>
public sealed class ImportAssetsSettings : IntegrationTaskSettings, IValidatableObject
{
    // Some 10,000 blocks.
    private const int MaxIpRangesCharacters = 200_000;

    /// <summary>Names the list of asset groups registered in Qualys.</summary>
    internal const string AssetGroupChoices = "asset-groups";

    /// <summary>Names the list of tags that hosts carry.</summary>
    internal const string TagChoices = "tags";

    /// <summary>The API URL of the customer's Qualys platform; https, or http on loopback only.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.ServerUrl), Description = nameof(FormTexts.ServerUrlHelp),
        GroupName = FormGroups.ServerInformation, Order = 100)]
    [Required(
        AllowEmptyStrings = false, ErrorMessageResourceType = typeof(FormTexts),
        ErrorMessageResourceName = nameof(FormTexts.ServerUrlMissing))]
    [Suggestion("https://qualysapi.qualys.com", nameof(FormTexts.UnitedStates1), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg2.apps.qualys.com", nameof(FormTexts.UnitedStates2), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg3.apps.qualys.com", nameof(FormTexts.UnitedStates3), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg4.apps.qualys.com", nameof(FormTexts.UnitedStates4), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qualys.eu", nameof(FormTexts.Europe1), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg2.apps.qualys.eu", nameof(FormTexts.Europe2), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg3.apps.qualys.it", nameof(FormTexts.Europe3), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg1.apps.qualys.in", nameof(FormTexts.India1), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg1.apps.qualys.ca", nameof(FormTexts.Canada1), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg1.apps.qualys.ae", nameof(FormTexts.UnitedArabEmirates1), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg1.apps.qualys.co.uk", nameof(FormTexts.UnitedKingdom1), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg1.apps.qualys.com.au", nameof(FormTexts.Australia1), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.qg1.apps.qualysksa.com", nameof(FormTexts.SaudiArabia1), ResourceType = typeof(FormTexts))]
    [Suggestion("https://qualysapi.gov1.qualys.us", nameof(FormTexts.UnitedStatesGovernment1), ResourceType = typeof(FormTexts))]
    public string ServerUrl { get; set; } = "https://qualysapi.qualys.com";

    /// <summary>
    /// How the task signs in (R33). It belongs to the server: a stored password is not sent to a gateway as the secret of a client.
    /// </summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.SignIn), Description = nameof(FormTexts.SignInHelp),
        GroupName = FormGroups.ServerInformation, Order = 110)]
    [EnumDataType(
        typeof(SignInMode), ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.SignInUnknown))]
    public SignInMode SignIn { get; set; }

    /// <summary>The Qualys user, or the client's ID; API access must be enabled in its <em>User Role</em> (R14).</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.AccessAccount), Description = nameof(FormTexts.AccessAccountHelp),
        GroupName = FormGroups.AccessCredentials, Order = 200)]
    [Required(
        AllowEmptyStrings = false, ErrorMessageResourceType = typeof(FormTexts),
        ErrorMessageResourceName = nameof(FormTexts.AccessAccountMissing))]
    [RegularExpression(
        "[^:]*", ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.AccessAccountColon))]
    public string AccessAccount { get; set; } = "";

    /// <summary>The password of the Qualys user, or the client's secret; a secret.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.AccessPassword), Description = nameof(FormTexts.AccessPasswordHelp),
        GroupName = FormGroups.AccessCredentials, Order = 210)]
    [DataType(DataType.Password)]
    [Required(
        AllowEmptyStrings = false, ErrorMessageResourceType = typeof(FormTexts),
        ErrorMessageResourceName = nameof(FormTexts.AccessPasswordMissing))]
    public string AccessPassword { get; set; } = "";

    /// <summary>IPv4 and IPv6 addresses, ranges and CIDR blocks, separated by commas or line breaks; empty: no filter (R2).</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.IpRanges), Description = nameof(FormTexts.IpRangesHelp),
        GroupName = FormGroups.Filters, Order = 300)]
    [DataType(DataType.MultilineText)]
    [StringLength(
        MaxIpRangesCharacters, ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.IpRangesTooLong))]
    public string? IpRanges { get; set; }

    /// <summary>Titles of asset groups registered in Qualys; empty: no filter (R2).</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.AssetGroups), Description = nameof(FormTexts.AssetGroupsHelp),
        GroupName = FormGroups.Filters, Order = 310)]
    [Choices(AssetGroupChoices)]
    public IReadOnlyList<string> AssetGroups { get; set => field = WithoutNulls(value); } = [];

    /// <summary>Names of Qualys tags that hosts carry, instead of ranges and groups; empty: no filter (R38).</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.Tags), Description = nameof(FormTexts.TagsHelp),
        GroupName = FormGroups.Filters, Order = 320)]
    [Choices(TagChoices)]
    public IReadOnlyList<string> Tags { get; set => field = WithoutNulls(value); } = [];

    /// <summary>Whether a host has to carry one of <see cref="Tags"/> or all of them.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.TagMatch), Description = nameof(FormTexts.TagMatchHelp),
        GroupName = FormGroups.Filters, Order = 330)]
    [EnumDataType(
        typeof(TagMatch), ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.TagMatchUnknown))]
    public TagMatch TagMatch { get; set; }

    /// <summary>Names of Qualys tags of which a host may carry none, instead of ranges and groups (R38).</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.ExcludedTags), Description = nameof(FormTexts.ExcludedTagsHelp),
        GroupName = FormGroups.Filters, Order = 340)]
    [Choices(TagChoices)]
    public IReadOnlyList<string> ExcludedTags { get; set => field = WithoutNulls(value); } = [];

    /// <summary>Whether Qualys values overwrite what people changed on assets already imported (R7).</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.UpdateProperties), Description = nameof(FormTexts.UpdatePropertiesHelp),
        GroupName = FormGroups.ImportOptions, Order = 400)]
    public bool UpdateProperties { get; set; }

    /// <summary>Where new assets go (R9).</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.PerimeterMode), Description = nameof(FormTexts.PerimeterModeHelp),
        GroupName = FormGroups.ImportOptions, Order = 410)]
    [EnumDataType(
        typeof(PerimeterMode), ErrorMessageResourceType = typeof(FormTexts),
        ErrorMessageResourceName = nameof(FormTexts.PerimeterModeUnknown))]
    public PerimeterMode PerimeterMode { get; set; }

    /// <summary>The perimeter of new assets when <see cref="PerimeterMode"/> is <see cref="PerimeterMode.Single"/>.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.Perimeter), Description = nameof(FormTexts.PerimeterHelp),
        GroupName = FormGroups.ImportOptions, Order = 420)]
    [HostSuggestions(HostList.Perimeters)]
    [ShownWhen(nameof(PerimeterMode), PerimeterMode.Single)]
    [StringLength(400, ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.PerimeterTooLong))]
    public string? Perimeter { get; set; }

    /// <summary>Whether an asset component is created for each asset's operating system (R13).</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.CreateComponents), Description = nameof(FormTexts.CreateComponentsHelp),
        GroupName = FormGroups.ImportOptions, Order = 430)]
    public bool CreateComponents { get; set; }

    /// <summary>Whether a run reads only hosts that changed since the last complete one, where that is safe.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.IncrementalRuns), Description = nameof(FormTexts.IncrementalRunsHelp),
        GroupName = FormGroups.ImportOptions, Order = 440)]
    public bool IncrementalRuns { get; set; }

    /// <summary>The most days, by Qualys' clock, from one full run to the next when <see cref="IncrementalRuns"/> is on; 1 to 90.</summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.FullRunEveryDays), Description = nameof(FormTexts.FullRunEveryDaysHelp),
        GroupName = FormGroups.ImportOptions, Order = 450)]
    [ShownWhen(nameof(IncrementalRuns), true)]
    [Range(1, 90, ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.FullRunEveryDaysOutOfRange))]
    public int FullRunEveryDays { get; set; } = 7;

    /// <summary>
    /// The most listed hosts that may be new, in percent, 1 to 100, once the task has a complete run; more hold a run (R39). 100 switches
    /// it off.
    /// </summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.StopAtNewPercent), Description = nameof(FormTexts.StopAtNewPercentHelp),
        GroupName = FormGroups.ImportOptions, Order = 460)]
    [Range(1, 100, ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.StopAtNewPercentOutOfRange))]
    public int StopAtNewPercent { get; set; } = 50;

    /// <summary>
    /// The most hosts whose assets may change, in percent, 1 to 100, once the task has a complete run; more hold a run (R39). 100 switches
    /// it off.
    /// </summary>
    [Display(
        ResourceType = typeof(FormTexts), Name = nameof(FormTexts.StopAtChangedPercent),
        Description = nameof(FormTexts.StopAtChangedPercentHelp), GroupName = FormGroups.ImportOptions, Order = 470)]
    [Range(
        1, 100, ErrorMessageResourceType = typeof(FormTexts), ErrorMessageResourceName = nameof(FormTexts.StopAtChangedPercentOutOfRange))]
    public int StopAtChangedPercent { get; set; } = 50;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(ServerUrl) && !Platform.TryParse(ServerUrl, out _, out var urlProblem))
            yield return new ValidationResult(urlProblem, [nameof(ServerUrl)]);

        foreach (var problem in ClientProblems())
            yield return problem;

        foreach (var problem in IpRangeList.Parse(IpRanges).Problems)
            yield return new ValidationResult(problem, [nameof(IpRanges)]);

        if (AssetGroups.Any(string.IsNullOrWhiteSpace))
            yield return new ValidationResult(Words.Of($"assetGroups: an asset group's title is blank."), [nameof(AssetGroups)]);

        foreach (var problem in TagProblems())
            yield return problem;

        if (PerimeterMode == PerimeterMode.Single && string.IsNullOrWhiteSpace(Perimeter))
            yield return new ValidationResult(
                Words.Of($"perimeter: choose the perimeter of new assets, or a new perimeter in every run (perimeterMode newPerRun)."),
                [nameof(Perimeter)]);
    }

    /// <summary>ID and secret of a client travel as headers, which hold printable ASCII characters alone.</summary>
    internal IEnumerable<ValidationResult> ClientProblems()
    {
        if (SignIn == SignInMode.Password)
            yield break;
        if (!IsHeaderText(AccessAccount))
            yield return new ValidationResult(
                Words.Of($"accessAccount: a client ID has only letters, digits and signs, without blanks."), [nameof(AccessAccount)]);
        if (!IsHeaderText(AccessPassword))
            yield return new ValidationResult(
                Words.Of($"accessPassword: a client secret has only letters, digits and signs, without blanks."),
                [nameof(AccessPassword)]);
    }

    /// <summary>A JSON document may hold null anywhere.</summary>
    private static IReadOnlyList<string> WithoutNulls(IReadOnlyList<string?>? texts) => [.. (texts ?? []).OfType<string>()];

    private static bool IsHeaderText(string text) => text.Trim().All(character => character is > ' ' and <= '~');

    private IEnumerable<ValidationResult> TagProblems()
    {
        if (Tags.Any(string.IsNullOrWhiteSpace))
            yield return new ValidationResult(Words.Of($"tags: the name of a tag is blank."), [nameof(Tags)]);
        if (ExcludedTags.Any(string.IsNullOrWhiteSpace))
            yield return new ValidationResult(Words.Of($"excludedTags: the name of a tag is blank."), [nameof(ExcludedTags)]);
        var both = Tags.Select(tag => tag.Trim()).Intersect(ExcludedTags.Select(tag => tag.Trim()), StringComparer.OrdinalIgnoreCase);
        if (both.FirstOrDefault(tag => tag.Length > 0) is { } contradiction)
            yield return new ValidationResult(
                Words.Of($"excludedTags: \"{contradiction}\" is both chosen and excluded."), [nameof(ExcludedTags)]);
        if (Tags.Count + ExcludedTags.Count > 0 && (AssetGroups.Count > 0 || !string.IsNullOrWhiteSpace(IpRanges)))
            yield return new ValidationResult(
                Words.Of($"tags: Qualys selects by tags or by IP ranges and asset groups, not by both; clear one of them."),
                [Tags.Count > 0 ? nameof(Tags) : nameof(ExcludedTags)]);
    }
}
