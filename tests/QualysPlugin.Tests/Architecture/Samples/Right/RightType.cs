namespace QualysPlugin.Tests.Architecture.Samples.Right;

/// <summary>Is used by another namespace and uses none.</summary>
internal sealed class RightType;
