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
    /// <returns>The steps that were tried, in order.</returns>
    public static async Task<IReadOnlyList<ConnectionTestStep>> TestAsync(
        PlatformOptions options, string? perimeter, string? responsible, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var steps = new List<ConnectionTestStep>();
        try
        {
            await using var connection = new PlatformConnection(options.ForProbe(), TimeProvider.System);
            if (!await SignInAsync(connection, options, steps, cancellationToken)) return steps;
            var probe = new StepProbe(connection, steps, cancellationToken);
            if (!await RightsProbe.TestAsync(probe) || !await AttributeProbe.TestAsync(probe, options)) return steps;
        }
        catch (PlatformException exception)
        {
            steps.Add(new ConnectionTestStep(Words.Of($"Risk Manager: address"), false, exception.Text));
            return steps;
        }

        await using var client = new PlatformClient(options.ForProbe(), TimeProvider.System);
        await OrganizationProbe.TestAsync(client, perimeter, responsible, steps, cancellationToken);
        return steps;
    }

    private static async Task<bool> SignInAsync(
        PlatformConnection connection, PlatformOptions options, List<ConnectionTestStep> steps, CancellationToken cancellationToken)
    {
        string host = options.Url.Authority;
        try
        {
            await connection.SignInAsync(cancellationToken);
        }
        catch (PlatformException exception)
        {
            var isCertificate = ConnectionFaults.FindCertificateFault(exception) is not null;
            if (isCertificate || exception.Fault == PlatformFault.Refused) AddAddress(steps, host);
            if (exception.Fault == PlatformFault.Refused) AddCertificate(steps, options);
            var step = isCertificate ? Words.Of($"Risk Manager: certificate")
                : exception.Fault == PlatformFault.Refused ? Words.Of($"Risk Manager: application") : Words.Of($"Risk Manager: address");
            steps.Add(new ConnectionTestStep(step, false, exception.Text));
            return false;
        }

        AddAddress(steps, host);
        AddCertificate(steps, options);
        steps.Add(new ConnectionTestStep(
            Words.Of($"Risk Manager: application"), true, Words.Of($"{host} accepts the application and gave it a token.")));
        return true;
    }

    private static void AddAddress(List<ConnectionTestStep> steps, string host) =>
        steps.Add(new ConnectionTestStep(Words.Of($"Risk Manager: address"), true, Words.Of($"{host} replies.")));

    private static void AddCertificate(List<ConnectionTestStep> steps, PlatformOptions options) =>
        steps.Add(new ConnectionTestStep(
            Words.Of($"Risk Manager: certificate"), true,
            options.Url.Scheme == Uri.UriSchemeHttps
                ? Words.Of($"The certificate of {options.Url.Host} is trusted.")
                : Words.Of($"Risk Manager is on this machine, so there is no certificate.")));
}
