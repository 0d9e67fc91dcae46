namespace RiskManagerSimulator.Calls;

/// <summary>The kinds of calls, as journal and faults name them.</summary>
internal static class ApiKinds
{
    public const string Token = "token";
    public const string Unknown = "unknown";
    public const string ListAssets = "list-assets";
    public const string CountAssets = "count-assets";
    public const string ViewAsset = "view-asset";
    public const string CreateAsset = "create-asset";
    public const string EditAsset = "edit-asset";
    public const string ListComponents = "list-components";
    public const string CreateComponent = "create-component";
    public const string ListPerimeters = "list-perimeters";
    public const string CountPerimeters = "count-perimeters";
    public const string ListChildPerimeters = "list-child-perimeters";
    public const string CountChildPerimeters = "count-child-perimeters";
    public const string ViewPerimeter = "view-perimeter";
    public const string CreatePerimeter = "create-perimeter";
    public const string EditPerimeter = "edit-perimeter";
    public const string ListPeople = "list-people";
    public const string CreatePerson = "create-person";
    public const string EditPerson = "edit-person";
    public const string ListGroups = "list-groups";
    public const string ListGroupMembers = "list-group-members";
    public const string ListKnowledgeBases = "list-knowledge-bases";
    public const string Me = "me";

    /// <summary>The kinds of calls below <c>/RM/api</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ListAssets,
        CountAssets,
        ViewAsset,
        CreateAsset,
        EditAsset,
        ListComponents,
        CreateComponent,
        ListPerimeters,
        CountPerimeters,
        ListChildPerimeters,
        CountChildPerimeters,
        ViewPerimeter,
        CreatePerimeter,
        EditPerimeter,
        ListPeople,
        CreatePerson,
        EditPerson,
        ListGroups,
        ListGroupMembers,
        ListKnowledgeBases,
        Me,
    ];
}
