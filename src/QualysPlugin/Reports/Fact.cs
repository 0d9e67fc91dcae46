namespace QualysPlugin.Reports;

/// <summary>A value that a report tells; the default stands for none.</summary>
/// <param name="Text">Its place in the arena of texts; equal operating systems and CPE names have equal places.</param>
/// <param name="Report">The number of the report, from 1; 0: nobody tells it.</param>
internal readonly record struct Fact(int Text, ushort Report);
