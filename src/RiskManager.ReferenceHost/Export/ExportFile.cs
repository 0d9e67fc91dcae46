namespace RiskManager.ReferenceHost.Export;

/// <summary>A file of an export.</summary>
/// <param name="Path">Its path when it is whole.</param>
/// <param name="UnfinishedPath">Its path until then, in the same folder.</param>
/// <param name="First">Its first asset, from 0.</param>
/// <param name="Count">How many assets it holds.</param>
internal sealed record ExportFile(string Path, string UnfinishedPath, int First, int Count);
