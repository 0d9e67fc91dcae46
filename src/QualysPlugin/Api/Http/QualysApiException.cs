using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Api.Http;

/// <summary>The one family of errors that talking to Qualys ends in.</summary>
internal sealed class QualysApiException : RemoteServiceException
{
    /// <param name="fault">Decides what is done about it.</param>
    /// <param name="requestName">What was asked for.</param>
    /// <param name="whatHappened">What happened.</param>
    /// <param name="advice">What the person can do; blank: nothing.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public QualysApiException(
        ApiFault fault, string requestName, FormattableString whatHappened, FormattableString advice, Exception? innerException = null)
        : this(fault, requestName, Words.Of(whatHappened), Words.Of(advice), innerException)
    {
    }

    private QualysApiException(
        ApiFault fault, string requestName, LocalizedText whatHappened, LocalizedText advice, Exception? innerException)
        : base(advice.ToString().Length == 0
            ? Words.Of($"Qualys {Words.Term(requestName)}: {whatHappened}")
            : Words.Of($"Qualys {Words.Term(requestName)}: {whatHappened} {advice}"), innerException)
    {
        Fault = fault;
        RequestName = requestName;
        WhatHappened = whatHappened;
        Finding = Words.Of($"Qualys {Words.Term(requestName)}: {whatHappened}");
        Advice = advice;
    }

    /// <summary>Decides what is done about it.</summary>
    public ApiFault Fault { get; }

    /// <summary>What was asked for: <c>host list</c>.</summary>
    public string RequestName { get; }

    /// <summary>What happened, without what was asked for and what to do.</summary>
    public LocalizedText WhatHappened { get; }

    /// <summary>What happened, without the advice: for a wait, after which the run tries again by itself.</summary>
    public LocalizedText Finding { get; }

    /// <summary>What the person can do.</summary>
    public LocalizedText Advice { get; }

    /// <summary>The code in Qualys' answer; null when there was none.</summary>
    public int? Code { get; init; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Whether it refuses user and password, or the client, whatever code and status say.</summary>
    public bool RefusesLogin { get; init; }

    /// <summary>Whether Qualys refused user and password, or the client.</summary>
    public bool IsRefusedLogin => RefusesLogin || Code == 2000 || (Code is null && Status == 401);

    /// <summary>How long Qualys asks to wait; null when it does not say.</summary>
    public TimeSpan? ToWait { get; init; }

    /// <summary>The same with other advice, and perhaps of another kind.</summary>
    public QualysApiException With(FormattableString advice, ApiFault? fault = null) =>
        new(fault ?? Fault, RequestName, WhatHappened, Words.Of(advice), InnerException)
        {
            Code = Code, Status = Status, ToWait = ToWait, RefusesLogin = RefusesLogin,
        };
}
