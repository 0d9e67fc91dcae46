using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Lists.Content;
using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Lists.Previews;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Runs.Comparison;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Lists;

/// <summary>
/// The lists of the screens as files (R41). Each takes <c>format</c> (<see cref="ListFormats"/>) and the filter of its screen. Readers may
/// download what they may see; a preview belongs to the administrator who asked for it.
/// </summary>
internal static class ListDownloads
{
    public static void MapListDownloads(this IEndpointRouteBuilder site)
    {
        site.MapGet(ListPaths.OfRun("{id}", "{list}"), RunListAsync);
        site.MapGet(ListPaths.Organization, Organization);
        site.MapGet(ListPaths.Audit, Audit);
        site.MapGet(ListPaths.Findings, Findings);
        site.MapGet(ListPaths.Comparison, ComparisonAsync);
        site.MapGet(ListPaths.Preview("{key}"), Preview);
    }

    private static async Task<IResult> RunListAsync(
        string id, string list, string? format, RunHistory history, RunLists lists, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } run) return Results.NotFound($"There is no run {id}.");
        return lists.Find(run, list, cancellationToken) is { } found
            ? Send(found, format)
            : Results.NotFound($"A run has no list {list}.");
    }

    private static IResult Organization(
        long? perimeter, string? column, string? search, string? finding, string? blank, bool? descending, string? format,
        AssetList list, CancellationToken cancellationToken) =>
        Refuse("column", column, Enum.GetNames<AssetColumn>()) ?? Refuse("finding", finding, AssetQuery.FindingChoices) ?? Send(
            list.Find(
                perimeter,
                new AssetQuery([], AssetQuery.ColumnOf(column, search), search, descending ?? false)
                {
                    FindingKind = Given(finding),
                    BlankAttribute = Given(blank),
                },
                cancellationToken),
            format);

    private static IResult Audit(
        string? text, string? module, string? account, string? from, string? until, string? format, AuditList list,
        CancellationToken cancellationToken) =>
        Send(list.Find(AuditFilter.OfDays(text, module, account, from, until), cancellationToken), format);

    private static IResult Findings(
        string? show, string? kind, string? task, long? perimeter, string? sort, bool? descending, string? format, FindingList list,
        CancellationToken cancellationToken) =>
        Refuse("show", show, [FindingQuery.OpenShow, FindingQuery.DismissedShow]) ?? Refuse("kind", kind, FindingKinds.All)
        ?? Refuse("sort", sort, Enum.GetNames<FindingColumn>()) ?? Send(
            list.Find(
                new FindingQuery
                {
                    Kind = Given(kind),
                    TaskId = Given(task),
                    Dismissed = show == FindingQuery.DismissedShow,
                    Column = QueryText.Choice<FindingColumn>(sort) ?? FindingColumn.Since,
                    Descending = descending ?? false,
                },
                perimeter, cancellationToken),
            format);

    private static async Task<IResult> ComparisonAsync(
        string older, string newer, string? kind, string? format, RunComparer comparer, ComparisonList list,
        CancellationToken cancellationToken)
    {
        if (Refuse("kind", kind, Enum.GetNames<DifferenceKind>()) is { } refusal) return refusal;
        try
        {
            var runs = await comparer.OpenAsync(older, newer, cancellationToken);
            return Send(list.Of(runs, QueryText.Choice<DifferenceKind>(kind), cancellationToken), format);
        }
        catch (TaskSettingsException exception)
        {
            return Results.BadRequest(exception.Message);
        }
    }

    private static IResult Preview(
        string key, string? format, HttpContext context, KeptPreviews previews, CancellationToken cancellationToken) =>
        previews.Find(key, CurrentAccount.Of(context.User)) is { } preview
            ? Send(PreviewList.Of(preview, cancellationToken), format)
            : Results.NotFound("The preview is not there any more. Show it again, then download it.");

    /// <summary>A file has no place for a word about a filter that nobody knows: without the filter it would hold too much.</summary>
    private static IResult? Refuse(string name, string? value, IReadOnlyList<string> allowed) =>
        string.IsNullOrEmpty(value) || allowed.Contains(value)
            ? null
            : Results.BadRequest($"There is no {name} {value}; there are {string.Join(", ", allowed)}.");

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static IResult Send(ExportedList list, string? format) => ListFormats.Find(format) is { } known
        ? new ListResult(list, known)
        : Results.BadRequest($"There is no format {format}; there are {string.Join(", ", ListFormats.All)}.");
}
