using System.Collections;
using System.ComponentModel.DataAnnotations;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Settings;

/// <summary>Checks a filled-in form by its annotations, nested objects included, and reports every problem at once.</summary>
internal static class SettingsValidation
{
    /// <exception cref="TaskSettingsException">At least one field must be corrected.</exception>
    public static void Check(IntegrationTaskSettings settings)
    {
        var problems = Problems(settings);
        if (problems.Count > 0) throw new TaskSettingsException([.. problems.Select(problem => problem.Message)]);
    }

    /// <summary>Everything that must be corrected, with the field that it stands at; empty when the form is right.</summary>
    public static IReadOnlyList<SettingsProblem> Problems(IntegrationTaskSettings settings)
    {
        var problems = new List<SettingsProblem>();
        Collect(settings, [], problems);
        problems.AddRange(SettingsLimits.Problems(settings));
        return problems;
    }

    private static void Collect(object value, HashSet<object> seen, List<SettingsProblem> problems)
    {
        if (!seen.Add(value)) return;
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);

        // Annotations come first in .NET, and an object's own rules only when they hold; here all are wanted together.
        if (results.Count > 0 && value is IValidatableObject validatable)
            results.AddRange(validatable.Validate(new ValidationContext(value)));
        problems.AddRange(results.Select(Describe).Where(problem => !problems.Contains(problem)));
        var properties = value.GetType().GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0);
        foreach (var nested in properties.Select(property => property.GetValue(value)))
        {
            if (nested is IEnumerable items and not string)
            {
                foreach (var item in items) CollectNested(item, seen, problems);
            }
            else
            {
                CollectNested(nested, seen, problems);
            }
        }
    }

    private static void CollectNested(object? nested, HashSet<object> seen, List<SettingsProblem> problems)
    {
        if (nested is null or string
            || nested.GetType().IsValueType
            || nested.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            return;
        }

        Collect(nested, seen, problems);
    }

    private static SettingsProblem Describe(ValidationResult result) => new(
        result.MemberNames.FirstOrDefault() ?? "", result.ErrorMessage ?? $"{string.Join(", ", result.MemberNames)}: not allowed.");
}
