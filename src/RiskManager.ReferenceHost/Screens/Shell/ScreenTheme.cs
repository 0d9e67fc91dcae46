using MudBlazor;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>The colours and the type of the screens. Both palettes keep a contrast of at least 4.5 between text and ground.</summary>
internal static class ScreenTheme
{
    private static readonly string[] SystemFonts =
    [
        "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif",
    ];

    public static MudTheme Value { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#17588f",
            Secondary = "#4a5b6c",
            Info = "#17588f",
            Success = "#176b3a",
            Warning = "#8a5200",
            Error = "#b3261e",
            Background = "#f5f7f9",
            Surface = "#ffffff",
            TextPrimary = "#1b2733",
            TextSecondary = "#4e5d6c",
            TextDisabled = "#66737f",
            ActionDefault = "#4e5d6c",
            Divider = "#dbe2e8",
            LinesDefault = "#dbe2e8",
            LinesInputs = "#8696a5",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8cc0ee",
            PrimaryContrastText = "#0c2237",
            Secondary = "#b3c2d0",
            Info = "#8cc0ee",
            Success = "#7fd3a0",
            Warning = "#f2bd6b",
            Error = "#ffb0a8",
            ErrorContrastText = "#3d0a06",
            Background = "#11181f",
            Surface = "#1a232c",
            TextPrimary = "#e7edf2",
            TextSecondary = "#b0bdc9",
            TextDisabled = "#93a1ae",
            ActionDefault = "#b0bdc9",
            Divider = "#2d3a46",
            LinesDefault = "#2d3a46",
            LinesInputs = "#7d8d9b",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = SystemFonts, FontSize = ".9375rem" },
            Button = new ButtonTypography { FontFamily = SystemFonts, FontSize = ".9rem", FontWeight = "600", TextTransform = "none" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
