using RiskManager.Contracts;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Probe;

/// <summary>Tests the connection to the platform step by step, as <em>Test connection</em> shows it (R29).</summary>
public static class PlatformProbe
{
    /// <summary>Tests; writes nothing. Stops at the first step that the following ones need. A failure is a result.</summary>
    /// <param name="options">The platform.</param>
    /// <param name="perimeter">The perimeter of new assets, by name or path; null: not asked for.</param>
    /// <param name="responsible">The person responsible, by name; null: not asked for.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    public static async Task<IReadOnlyList<ConnectionTestStep>> TestAsync(
        PlatformOptions options, string? perimeter, string? responsible, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var steps = new List<ConnectionTestStep>();
        try
        {
            await using var connection = new PlatformConnection(options, TimeProvider.System);
            await connection.SignInAsync(cancellationToken);
            steps.Add(new ConnectionTestStep(
                Words.Of($"Risk Manager: sign in"), true, Words.Of($"{options.Url.Authority} accepts the application.")));
        }
        catch (PlatformException exception)
        {
            steps.Add(new ConnectionTestStep(Words.Of($"Risk Manager: sign in"), false, exception.Text));
        }

        return steps;
    }
}
