using QualysPlugin.Brake;
using QualysPlugin.State;

namespace QualysPlugin.Incremental;

/// <summary>What a task remembers from run to run.</summary>
/// <param name="Last">The last run, if it was complete; null: it was not, so that the next one is full.</param>
/// <param name="Baseline">The last complete run, however long ago; null: there was none.</param>
internal sealed record TaskMemory(LastCompleteRun? Last, RunBaseline? Baseline)
{
    /// <summary>A task that has no complete run.</summary>
    public static readonly TaskMemory Empty = new(null, null);

    /// <summary>Reads what <see cref="Write"/> or an earlier version wrote; empty when it is something else.</summary>
    public static TaskMemory Parse(string state)
    {
        var last = LastCompleteRun.Parse(state);
        var baseline = KeyValueState.Parse(state) is { } values ? RunBaseline.Read(values) : null;
        return new TaskMemory(last, baseline ?? (last is null ? null : RunBaseline.Unknown));
    }

    /// <summary>The state for the host to keep; null when there is nothing to remember.</summary>
    public string? Write() => (Last, Baseline) switch
    {
        (null, null) => null,
        (null, { } baseline) => KeyValueState.Write(baseline.Pairs()),
        ({ } last, null) => last.Write(),
        ({ } last, { } baseline) => last.Write() + ";" + KeyValueState.Write(baseline.Pairs()),
    };
}
