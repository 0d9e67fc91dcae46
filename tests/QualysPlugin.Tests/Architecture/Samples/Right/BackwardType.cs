using QualysPlugin.Tests.Architecture.Samples.Left;

namespace QualysPlugin.Tests.Architecture.Samples.Right;

/// <summary>Closes the circle, inside a lambda expression.</summary>
internal static class BackwardType
{
    public static Func<int, string> Answer() => number => number == 0 ? LeftType.Ask() : "";
}
