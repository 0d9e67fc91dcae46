namespace QualysPlugin.Benchmarks.Scale;

/// <summary>The seconds and megabytes of one round: floors and imports of one inventory into one store.</summary>
internal sealed record ScaleRound
{
    public required double Fetch { get; init; }

    public required double Parse { get; init; }

    public required double Write { get; init; }

    /// <summary>All three of them at once.</summary>
    public required double Overlapped { get; init; }

    public required ImportProcess.Summary First { get; init; }

    public required ImportProcess.Summary Unchanged { get; init; }

    public required ImportProcess.Summary Update { get; init; }

    /// <summary>A first import that creates asset components, too.</summary>
    public required ImportProcess.Summary WithComponents { get; init; }

    public double FirstRatio => First.Seconds / Overlapped;

    public double ComponentsRatio => WithComponents.Seconds / Overlapped;

    public double UnchangedRatio => Unchanged.Seconds / (Fetch + Parse);

    public double UpdateRatio => Update.Seconds / Unchanged.Seconds;

    public double PeakMegabytes => new[] { First, Unchanged, Update, WithComponents }.Max(run => run.PeakMegabytes);
}
