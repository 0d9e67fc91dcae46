using RiskManager.ReferenceHost.Lists.Files;
using RiskManager.ReferenceHost.Lists.Previews;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Lists.Content;

/// <summary>A whole preview.</summary>
internal static class PreviewList
{
    private static readonly ListColumn<PreviewRow>[] Columns =
    [
        new(Words.Of($"Action"), row => row.Action.ToString()),
        new(Words.Of($"Asset"), row => row.Name),
        new(Words.Of($"Source"), row => row.Source),
        new(Words.Of($"ID in its source"), row => row.Id),
        new(Words.Of($"Rule of the name, or reason"), row => row.Rule),
        new(Words.Of($"Changes"), row => row.ChangesText),
        new(Words.Of($"Operating system"), row => row.OperatingSystem?.Name),
        new(Words.Of($"CPE name"), row => row.OperatingSystem?.CpeName),
        new(Words.Of($"Knowledge base"), row => row.OperatingSystem?.KnowledgeBaseId),
        new(Words.Of($"Remark"), row => row.OperatingSystem?.Remark),
    ];

    public static ExportedList Of(KeptPreview preview, CancellationToken cancellationToken) => ExportedList.Of(
        $"preview_{ListNames.Task(preview.TaskName)}_{ListNames.Date(preview.Began)}", preview.ReadAsync(cancellationToken), Columns);
}
