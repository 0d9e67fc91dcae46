using RiskManager.ReferenceHost.Support;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>What can be downloaded from the page of a run: <c>/runs/{id}/support-bundle</c>. Readers may.</summary>
internal static class RunDownloads
{
    public static string SupportBundlePath(string runId) => $"/runs/{runId}/support-bundle";

    public static void MapRunDownloads(this IEndpointRouteBuilder site) =>
        site.MapGet(SupportBundlePath("{id}"), DownloadBundleAsync);

    private static async Task<IResult> DownloadBundleAsync(string id, RunHistory history, SupportBundle bundle, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not { } run) return Results.NotFound($"There is no run {id}.");
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
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
