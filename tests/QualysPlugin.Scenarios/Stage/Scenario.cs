using System.Runtime.CompilerServices;

namespace QualysPlugin.Scenarios.Stage;

/// <summary>Something that the packaged plugin must do in whichever host.</summary>
internal sealed class Scenario
{
    public const string Passed = "passed";
    private const string Failed = "failed";

    private readonly Func<ScenarioStage, Task> _act;

    private Scenario(string name, Func<ScenarioStage, Task> act)
    {
        Name = name;
        _act = act;
    }

    public string Name { get; }

    public static Scenario Of(Func<ScenarioStage, Task> act, [CallerArgumentExpression(nameof(act))] string name = "") => new(name, act);

    public async Task<string> RunAsync(ProgramSettings settings)
    {
        try
        {
            using var stage = new ScenarioStage(settings, Name);
            await _act(stage).ConfigureAwait(false);
            return $"{Passed}\t{Name}\t";
        }
        catch (Exception exception)
        {
            // A scenario's exception is its finding, and the next one runs all the same.
            return $"{Failed}\t{Name}\t{exception.ToString().Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ')}";
        }
    }
}
