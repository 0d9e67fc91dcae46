using QualysPlugin.Tests.Architecture.Samples.Right;

namespace QualysPlugin.Tests.Architecture.Samples.Left;

/// <summary>Uses the other namespace in the body of a method alone.</summary>
internal static class LeftType
{
    public static string Ask() => new RightType().ToString()!;
}
