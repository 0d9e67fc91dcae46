using System.Xml;

namespace QualysPlugin.Reports;

/// <summary>A format of Qualys' scan reports in XML.</summary>
internal interface IReportFormat
{
    /// <summary>The document element.</summary>
    string RootElement { get; }

    /// <summary>The element around the hosts; null when they stand directly in the document element.</summary>
    string? ListElement { get; }

    /// <summary>The element of a host.</summary>
    string HostElement { get; }

    /// <summary>Reads the <c>HEADER</c> that the reader stands on, and moves past it.</summary>
    /// <param name="reader">Stands on it.</param>
    /// <param name="content">Skips what is not needed.</param>
    ReportHeader ReadHeader(XmlReader reader, ReportContent content);

    /// <summary>Reads the host that the reader stands on, as far as it is of use, and moves past it.</summary>
    void ReadHost(XmlReader reader, ReportContent content, ReportedHost host);
}
