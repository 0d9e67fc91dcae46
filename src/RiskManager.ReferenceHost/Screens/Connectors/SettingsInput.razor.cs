using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>One field of a task's form. What it looks like follows from the property's type and annotations.</summary>
public partial class SettingsInput
{
    private string _id = "";
    private bool _own;

    private enum FieldKind
    {
        Line,
        Lines,
        Number,
        Secret,
        Switch,
        Options,
        Choices,
        Suggestions,
    }

    [Parameter, EditorRequired]
    public PropertyInfo Property { get; set; } = null!;

    /// <summary>What is wrong with the value, as the annotations say it.</summary>
    [Parameter]
    public IReadOnlyList<string> Problems { get; set; } = [];

    /// <summary>Whether the host keeps a secret, so that the field may stay blank.</summary>
    [Parameter]
    public bool SecretIsKept { get; set; }

    /// <summary>What the host offers for the field; anything else may be entered too.</summary>
    [Parameter]
    public IReadOnlyList<string> Offered { get; set; } = [];

    /// <summary>Reads the list that <see cref="ChoicesAttribute"/> names.</summary>
    [Parameter]
    public Func<string, Task<IReadOnlyList<string>>> ReadChoices { get; set; } = _ => Task.FromResult<IReadOnlyList<string>>([]);

    [Parameter]
    public EventCallback Changed { get; set; }

    [CascadingParameter]
    private TaskForm Form { get; set; } = null!;

    private FieldKind Kind => Property switch
    {
        _ when Property.PropertyType == typeof(bool) => FieldKind.Switch,
        _ when Property.PropertyType.IsEnum => FieldKind.Options,
        _ when Property.GetCustomAttribute<ChoicesAttribute>() is not null => FieldKind.Choices,
        _ when Suggestions.Any() => FieldKind.Suggestions,
        _ when SettingsText.IsWholeNumber(Property) => FieldKind.Number,
        _ when SettingsText.IsList(Property) => FieldKind.Lines,
        _ => Property.GetCustomAttribute<DataTypeAttribute>()?.DataType switch
        {
            DataType.Password => FieldKind.Secret,
            DataType.MultilineText => FieldKind.Lines,
            _ => FieldKind.Line,
        },
    };

    private IEnumerable<SuggestionAttribute> Suggestions => Property.GetCustomAttributes<SuggestionAttribute>();

    private DisplayAttribute? Display => Property.GetCustomAttribute<DisplayAttribute>();

    private string Label => Display?.GetName() ?? Property.Name;

    /// <summary>A text of many lines has its limit in the help; the others say it when they come near it.</summary>
    private string? Help => Kind == FieldKind.Lines
        ? $"{Display?.GetDescription()} {T["Form.AtMost", Shown.Number(MaxCharacters)]}"
        : Display?.GetDescription();

    private bool IsRequired => Property.GetCustomAttribute<RequiredAttribute>() is not null && !SecretIsKept;

    private string? Required => IsRequired ? "true" : null;

    private string? LabelClass => IsRequired ? "required" : null;

    private int MaxCharacters => SettingsLimits.MaxCharacters(Property);

    private (string? Min, string? Max) Range => SettingsLimits.Range(Property);

    private object? Value => Property.GetValue(Form.Settings);

    private string Text => Form.TextOf(Property);

    private string? Invalid => Problems.Count > 0 ? "true" : null;

    private string DescribedBy => $"{_id}-help {_id}-problem";

    /// <summary>The ID of the element of a setting.</summary>
    public static string IdOf(string property) => $"setting-{property}";

    /// <summary>A message of an annotation without the key that a settings file needs: the field stands beside it.</summary>
    public static string Sentence(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var colon = message.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || colon + 2 >= message.Length || !message[..colon].All(char.IsAsciiLetter)) return message;
        return char.ToUpper(message[colon + 2], CultureInfo.CurrentCulture) + message[(colon + 3)..];
    }

    protected override void OnInitialized()
    {
        _id = IdOf(Property.Name);
        _own = Suggestions.All(suggestion => suggestion.Value != Text);
    }

    private Task<IReadOnlyList<string>> ReadOwnChoices() => ReadChoices(Property.GetCustomAttribute<ChoicesAttribute>()!.List);

    private Task Set(object? value)
    {
        Form.Set(Property, value);
        return Changed.InvokeAsync();
    }

    private Task Enter(string? text)
    {
        Form.Enter(Property, text);
        return Changed.InvokeAsync();
    }

    private Task Suggest(ChangeEventArgs change)
    {
        var value = (string?)change.Value ?? "";
        _own = value.Length == 0;
        return Enter(value);
    }

    private static string OptionLabel(object option) => DisplayOf(option)?.GetName() ?? option.ToString()!;

    private static string? OptionHelp(object option) => DisplayOf(option)?.GetDescription();

    private static DisplayAttribute? DisplayOf(object option) =>
        option.GetType().GetField(option.ToString()!)?.GetCustomAttribute<DisplayAttribute>();

    private RenderFragment Foot => builder =>
    {
        builder.OpenComponent<FieldFoot>(0);
        builder.AddComponentParameter(1, nameof(FieldFoot.Id), _id);
        builder.AddComponentParameter(2, nameof(FieldFoot.Help), Help);
        builder.AddComponentParameter(3, nameof(FieldFoot.Problems), Problems);
        builder.CloseComponent();
    };
}
