using System.Runtime.CompilerServices;

namespace RiskManager.ContractTests;

/// <summary>One rule that a host's repositories must keep.</summary>
public sealed class ContractRule
{
    private readonly Func<Scene, Task> _check;

    private ContractRule(string requirement, string name, Func<Scene, Task> check)
    {
        Requirement = requirement;
        Name = name;
        _check = check;
    }

    /// <summary>The product requirement behind the rule: <c>R5</c>.</summary>
    public string Requirement { get; }

    /// <summary>The rule as a sentence with underscores.</summary>
    public string Name { get; }

    /// <summary>The rule as a sentence.</summary>
    public override string ToString() => Name.Replace('_', ' ');

    internal static ContractRule Of(
        string requirement, Func<Scene, Task> check, [CallerArgumentExpression(nameof(check))] string name = "") =>
        new(requirement, name, check);

    internal async Task<RuleResult> CheckAsync(IHostUnderTest host, CancellationToken cancellationToken)
    {
        try
        {
            await _check(new Scene(host, cancellationToken)).ConfigureAwait(false);
            return new RuleResult(this, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (RuleBrokenException broken)
        {
            return new RuleResult(this, broken.Message);
        }
        catch (Exception exception)
        {
            // An exception that the contract does not allow is a finding, whatever its type.
            return new RuleResult(this, $"{exception.GetType().Name} came out of the host: {exception.Message}");
        }
    }
}
