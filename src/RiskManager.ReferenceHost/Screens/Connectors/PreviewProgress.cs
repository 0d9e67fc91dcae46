using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>Keeps of the progress of a preview whether a run would be held (R39).</summary>
internal sealed class PreviewProgress : ITaskProgress
{
    public RunHold? Hold { get; private set; }

    public void Report(TaskProgress progress) => Hold = progress.Hold;
}
