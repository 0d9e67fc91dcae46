using Microsoft.AspNetCore.Http.Features;

namespace RiskManager.ReferenceHost.Lists.Files;

/// <summary>
/// Sends a list as a file while it is read. What goes wrong in the middle ends the connection, so that nobody takes half a list for the
/// whole; a browser that goes away ends the reading.
/// </summary>
internal sealed class ListResult(ExportedList list, ListFormat format) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (response, cancellationToken) = (httpContext.Response, httpContext.RequestAborted);
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(list.FileName + (format == ListFormat.Xlsx ? ".xlsx" : ".csv"));
        response.ContentType = format == ListFormat.Xlsx
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = disposition.ToString();
        try
        {
            await WriteAsync(httpContext, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody waits for the rest.
            httpContext.Abort();
        }
    }

    private async Task WriteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (format != ListFormat.Xlsx)
        {
            await CsvListWriter.WriteAsync(list, context.Response.Body, format == ListFormat.CsvWithBom, cancellationToken);
            return;
        }

        // The framework's ZIP writer ends each entry with a write that is not asynchronous, however it is asked.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await XlsxListWriter.WriteAsync(list, context.Response.Body, XlsxListWriter.MaxRowsOfSheet, cancellationToken);
    }
}
