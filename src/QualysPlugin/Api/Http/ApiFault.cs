namespace QualysPlugin.Api.Http;

/// <summary>What kind of fault an answer is, which decides what to do about it.</summary>
internal enum ApiFault
{
    /// <summary>Transient: server errors, broken connections, cut answers. Tried again, bounded.</summary>
    Transient,

    /// <summary>Too many calls at the same time (1960, 1920, 1981). A short wait, then again.</summary>
    Concurrency,

    /// <summary>Too many calls in the window (1965). Wait as long as the headers say.</summary>
    Rate,

    /// <summary>The answer took too long or was too large: a smaller page may do.</summary>
    TooMuch,

    /// <summary>The platform does not serve this version of the API.</summary>
    VersionRetired,

    /// <summary>Not XML: a wrong address, or a page of a proxy or of maintenance in the middle of a run.</summary>
    NotXml,

    /// <summary>A parameter has an invalid value; the form must be corrected.</summary>
    Parameter,

    /// <summary>Refused, or not a Qualys API. Never tried again, because accounts lock.</summary>
    Final,
}
