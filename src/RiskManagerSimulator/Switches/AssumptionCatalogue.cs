namespace RiskManagerSimulator.Switches;

/// <summary>What the documentation leaves open: each switch gives the other way than the simulator's default.</summary>
internal static class AssumptionCatalogue
{
    public static SwitchCatalogue Instance { get; } = new("assumption", [.. Calls, .. Formats, .. Filters, .. Replies, .. Writes]);

    private static SimulatorSwitch[] Calls =>
    [
        new("authorization", "SCHEME", "scheme of the Authorization header (default OAuth2)"),
        new("token-seconds", "N", "tokens are valid for N seconds (default 86,400)"),
        new("token-text", "", "expires_in is a text, and the reply has an empty scope"),
        new("expired-token-400", "", "a call with an expired or unknown token returns HTTP 400 (default 401)"),
        new("method-override", "", "PUT and DELETE are refused: they come as POST with X-HTTP-Method-Override (default: both ways work)"),
        new("case-sensitive-paths", "", "paths need the case of the documentation (default: any case)"),
        new("query-limit", "N", "a query string of more than N characters returns HTTP 404 with a web page (default: no such limit)"),
    ];

    private static SimulatorSwitch[] Formats =>
    [
        new("quoted-numbers", "", "numbers in replies are in quotes (default: bare)"),
        new("date-offset", "OFFSET", "offset of dates in replies, such as +0530 (default -0300)"),
        new("dates-without-offset", "", "dates in replies have no offset"),
        new("local-dates", "", "milliseconds of dates count local time (default: UTC, the offset is for display)"),
    ];

    private static SimulatorSwitch[] Filters =>
    [
        new("filter-offset", "OFFSET", "dates of filters are local times with this offset, such as -0300 (default: UTC)"),
        new("case-sensitive-text", "", "filters distinguish upper and lower case (default: they do not)"),
        new("attribute-filters-refused", "", "filters and $orderby on custom attributes are refused"),
        new("count-without-filter", "", "the counts refuse $filter (default: they take the same filter as the list)"),
        new("page-size-clamped", "", "a page_size above 1,000 counts as 1,000 (default: refused)"),
    ];

    private static SimulatorSwitch[] Replies =>
    [
        new("created-200", "", "a POST returns HTTP 200 (default 201)"),
        new("created-object", "", "a POST returns an object with an Id (default: the ID as a JSON string)"),
        new("refusal-status", "N", "HTTP status of a refused write or filter (default 400)"),
        new("delete-404", "", "DELETE returns HTTP 404 (default 405)"),
        new("list-without-attributes", "", "items of the asset list have no CustomAttributes"),
        new("list-without-host-address", "", "items of the asset list have no HostAddress"),
        new("host-address-hidden", "", "HostAddress is kept, but no reply shows it"),
        new("blank-attributes-omitted", "", "replies leave out custom attributes without a value (default: they are null)"),
        new("leading-blank", "", "paths in lists begin with a blank, as paths of a single asset do"),
        new("components-nested", "", "the component list has Asset and KnowledgeBase objects (default: AssetId and KnowledgeBaseId)"),
        new("customer-id-other", "", "CustomerID of a knowledge base is not its KnowledgeBaseId"),
    ];

    private static SimulatorSwitch[] Writes =>
    [
        new("required-enforced", "", "an asset without a required custom attribute cannot be created or edited (default: it can)"),
        new("unique-names", "", "names of assets are unique within a perimeter, those of perimeters within their parent"),
        new("separator-refused", "", "names that contain \" > \" are refused (default: accepted)"),
        new("missing-path-created", "", "perimeters of a Path that are missing are created (default: refused)"),
        new("responsible-by-name", "", "Responsible is taken by Name only (default: by Name or Id)"),
        new("host-address-refused", "", "HostAddress and the other addresses are unknown fields"),
        new("host-address-ignored", "", "HostAddress and the other addresses are accepted but not kept"),
        new("null-clears", "", "null in a PUT clears a plain field (default: null is ignored outside CustomAttributes)"),
        new("null-ignored", "", "null in CustomAttributes is ignored (default: it erases the value)"),
        new("put-replaces", "", "a PUT clears fields that it omits and needs the required ones (default: they stay unchanged)"),
        new("components-change-assets", "", "a new or deleted component changes UpdatedOn of its asset (default: it does not)"),
        new("copies-without-attributes", "", "a person's copy of an asset has no custom attributes (default: it keeps them)"),
    ];
}
