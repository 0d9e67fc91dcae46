using RiskManager.Contracts;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Assumptions;

/// <summary>
/// Every assumption about the platform's API, in one place. A reply that departs from one ends in an error that names its page, so that
/// an administrator can say precisely what is different.
/// </summary>
internal static class PlatformAssumptions
{
    public static readonly Assumption Token = new(
        "Requesting an anonymous access token",
        "POST /APIIntegration/token with client_id, client_secret and grant_type=client_credentials as a form answers a token.");

    public static readonly Assumption Lists = new(
        "List assets",
        "Lists are bare JSON arrays of at most page_size entries (1 to 1,000); a page past the end is empty; $orderby=Id is stable.");

    public static readonly Assumption TextFilters = new(
        "List assets", "Assets can be filtered by a published Text attribute under its variable name, with eq and startswith.");

    public static readonly Assumption Details = new(
        "View asset details", "An asset carries Id, Name, Path, CreatedOn, CreatedBy, UpdatedOn, UpdatedBy, Components, CustomAttributes.");

    public static readonly Assumption Path = new(
        "View asset details", "Path is the names from the top of the tree, joined by \" > \", the asset's own name last.");

    public static readonly Assumption Created = new(
        "Create an asset", "A creation answers 201 or 200 with the new ID as a JSON string, or as the Id of an object.");

    public static readonly Assumption HostAddress = new(
        "Create an asset", "The field HostAddress, seen in a client of the vendor's staff only, is taken or ignored.");

    public static readonly Assumption Responsible = new("Create an asset", "Responsible is an object with the Name of a person.");

    public static readonly Assumption Edit = new(
        "Edit an asset", "PUT changes the fields that it carries; null erases inside CustomAttributes and is ignored elsewhere.");

    public static readonly Assumption Components = new(
        "Create an asset component", "POST /assets/<Id>/components takes a KnowledgeBaseId; without a name the platform gives its own.");

    public static readonly Assumption ComponentList = new(
        "List asset components", "GET /assets/components can be filtered by AssetId and KnowledgeBaseId.");

    public static readonly Assumption Perimeters = new(
        "List perimeters and sub-perimeters", "Perimeters can be filtered by Name; Path ends with the perimeter's own name.");

    public static readonly Assumption People = new("List people", "People can be filtered by Name.");

    public static readonly Assumption KnowledgeBases = new(
        "List knowledge bases", "CustomerID is the ID that components name, such as MOD_EN.000133.");

    public static readonly Assumption Me = new(
        "Authenticated calls", "GET /api/info/me tells the login that the platform records in CreatedBy and UpdatedBy.");

    /// <summary>Says that a reply is not what an assumption says.</summary>
    public static LocalizedText Departure(string call, Assumption assumption, string found) => Words.Of($"""
        {call}: the platform's reply departs from the page "{assumption.Page}" of its documentation ({found}). Check
        RiskManager.PlatformUrl; docs/real-host.md says what is assumed and how to report a difference.
        """);
}
