namespace QualysSimulator.Endpoints;

/// <summary>How many machines come back under new host IDs, by what still identifies them.</summary>
/// <param name="Cloud">Their cloud ID; they have other names.</param>
/// <param name="Serial">Their serial number and hardware UUID; they have other names.</param>
/// <param name="Names">Their DNS and NetBIOS name.</param>
/// <param name="LookAlikes">Nothing: other machines have taken over their names.</param>
internal sealed record ComeBack(int Cloud, int Serial, int Names, int LookAlikes);
