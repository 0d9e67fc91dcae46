using RiskManager.Contracts;

namespace QualysPlugin.Api;

/// <summary>The one family of errors that talking to Qualys ends in.</summary>
internal sealed class QualysApiException : RemoteServiceException
{
    public QualysApiException(ApiFault fault, string requestName, string whatHappened, string advice, Exception? innerException = null)
        : base($"Qualys {requestName}: {whatHappened} {advice}".TrimEnd(), innerException)
    {
        Fault = fault;
        RequestName = requestName;
        WhatHappened = whatHappened;
        Finding = $"Qualys {requestName}: {whatHappened}";
        Advice = advice;
    }

    /// <summary>Decides what is done about it.</summary>
    public ApiFault Fault { get; }

    /// <summary>What was asked for: <c>host list</c>.</summary>
    public string RequestName { get; }

    /// <summary>What happened, without what was asked for and what to do.</summary>
    public string WhatHappened { get; }

    /// <summary>What happened, without the advice: for a wait, after which the run tries again by itself.</summary>
    public string Finding { get; }

    /// <summary>What the person can do.</summary>
    public string Advice { get; }

    /// <summary>The code in Qualys' answer; null when there was none.</summary>
    public int? Code { get; init; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Whether Qualys refused user and password.</summary>
    public bool IsRefusedLogin => Code == 2000 || (Code is null && Status == 401);

    /// <summary>How long Qualys asks to wait; null when it does not say.</summary>
    public TimeSpan? ToWait { get; init; }
}
