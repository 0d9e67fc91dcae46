using Microsoft.AspNetCore.Http.Features;
using RiskManager.ReferenceHost.Runs.Documents;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Support;

namespace RiskManager.ReferenceHost.Screens.Runs;

/// <summary>
/// What can be downloaded from the page of a run: <c>/runs/{id}/support-bundle</c>, <c>/runs/{id}/import-xml</c> with all kept import
/// documents, and <c>/runs/{id}/documents/{name}</c>, a name that <see cref="RunDocuments.List"/> gives. Readers may.
/// </summary>
internal static class RunDownloads
{
    public static string SupportBundlePath(string runId) => $"/runs/{runId}/support-bundle";

    public static string ImportXmlPath(string runId) => $"/runs/{runId}/import-xml";

    public static string DocumentPath(string runId, string name) => $"/runs/{runId}/documents/{name}";

    public static void MapRunDownloads(this IEndpointRouteBuilder site)
    {
        site.MapGet(SupportBundlePath("{id}"), DownloadBundleAsync);
        site.MapGet(ImportXmlPath("{id}"), DownloadImportXmlAsync);
        site.MapGet(DocumentPath("{id}", "{name}"), DownloadDocumentAsync);
    }

    private static async Task<IResult> DownloadDocumentAsync(
        string id, string name, RunHistory history, RunDocuments documents, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } run) return Results.NotFound($"There is no run {id}.");
        return documents.Find(run, name) is { } file
            ? Results.File(file.FullName, "application/xml", file.Name)
            : Results.NotFound($"The run has no import document {name}, or its time is over.");
    }

    private static async Task<IResult> DownloadImportXmlAsync(
        string id, HttpContext context, RunHistory history, RunDocuments documents, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } run) return Results.NotFound($"There is no run {id}.");

        // The framework's ZIP writer ends each entry with a write that is not asynchronous, however it is asked.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return documents.List(run).Count > 0
            ? Results.Stream(target => documents.WriteAsync(run, target, cancellationToken), "application/zip", $"import-xml-{run.Id}.zip")
            : Results.NotFound("The run has no import documents, or their time is over.");
    }

    private static async Task<IResult> DownloadBundleAsync(
        string id, RunHistory history, SupportBundle bundle, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } run) return Results.NotFound($"There is no run {id}.");
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await bundle.WriteAsync(run, file, cancellationToken);
            file.Position = 0;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        return Results.Stream(file, "application/zip", $"support-{run.Id}.zip");
    }
}
