using RiskManager.Contracts;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;
using RiskManager.Rest.Lookups;
using RiskManager.Rest.Texts;

namespace RiskManager.Rest.Probe;

/// <summary>Looks for the perimeter and the person that a task names.</summary>
internal static class OrganizationProbe
{
    public static async Task TestAsync(
        PlatformClient client, string? perimeter, string? responsible, List<ConnectionTestStep> steps, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(perimeter))
        {
            steps.Add(await TryAsync(
                Words.Of($"Risk Manager: perimeter"), () => FindPerimeterAsync(client, perimeter, cancellationToken)));
        }

        if (!string.IsNullOrWhiteSpace(responsible))
        {
            steps.Add(await TryAsync(
                Words.Of($"Risk Manager: responsible"), () => FindPersonAsync(client, responsible, cancellationToken)));
        }
    }

    private static async Task<ConnectionTestStep> TryAsync(LocalizedText step, Func<Task<(bool Succeeded, LocalizedText Finding)>> test)
    {
        try
        {
            var (succeeded, finding) = await test();
            return new ConnectionTestStep(step, succeeded, finding);
        }
        catch (PlatformException exception)
        {
            return new ConnectionTestStep(step, false, exception.Text);
        }
    }

    private static async Task<(bool Succeeded, LocalizedText Finding)> FindPerimeterAsync(
        PlatformClient client, string name, CancellationToken cancellationToken)
    {
        var found = await new PerimeterLookup(client).FindAsync(name, cancellationToken);
        return found.Count switch
        {
            0 => (true, Words.Of($"There is no perimeter \"{name}\"; the first new asset creates it.")),
            1 => (true, Words.Of($"The perimeter is {string.Join(" > ", found[0].Names())}.")),
            _ => (false, Words.Of($"""
                {found.Count} perimeters are called "{name}": {string.Join("; ", found.Select(perimeter => perimeter.Path))}. Give the whole
                path.
                """)),
        };
    }

    private static async Task<(bool Succeeded, LocalizedText Finding)> FindPersonAsync(
        PlatformClient client, string name, CancellationToken cancellationToken)
    {
        var count = await new PersonLookup(client).CountAsync(name, cancellationToken);
        return count switch
        {
            0 => (false, Words.Of($"Risk Manager knows nobody called \"{name}\".")),
            1 => (true, Words.Of($"Risk Manager knows {name}.")),
            _ => (false, Words.Of($"Risk Manager knows {count} people called \"{name}\", so none of them is taken.")),
        };
    }
}
