namespace QualysPlugin.Api.Xml;

/// <summary>An asset group registered in Qualys.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Title">Its title, as chosen in the form.</param>
internal sealed record AssetGroup(string Id, string Title);
