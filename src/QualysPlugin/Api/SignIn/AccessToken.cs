namespace QualysPlugin.Api.SignIn;

/// <summary>A token of the gateway. A class and not a record, so that no generated text ever shows it.</summary>
internal sealed class AccessToken
{
    /// <summary>Qualys' tokens live that long.</summary>
    private static readonly TimeSpan UsualLife = TimeSpan.FromHours(4);

    private static readonly TimeSpan MaxMargin = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;
    private readonly long _received;
    private readonly TimeSpan _life;
    private int _isAccepted;

    private AccessToken(string value, TimeSpan life, TimeProvider time)
    {
        Value = value;
        _life = life;
        _time = time;
        _received = time.GetTimestamp();
    }

    public string Value { get; }

    /// <summary>Whether it is time for another one: a tenth of its life is left, or five minutes.</summary>
    public bool IsDue => Age >= _life - Min(MaxMargin, TimeSpan.FromTicks(_life.Ticks / 10));

    /// <summary>Whether its life is over.</summary>
    public bool IsExpired => Age >= _life;

    /// <summary>Whether the API took it before, so that it was good once.</summary>
    public bool IsAccepted => Volatile.Read(ref _isAccepted) == 1;

    private TimeSpan Age => _time.GetElapsedTime(_received);

    /// <summary>Takes a token that has just come. No clock of this machine counts, only time that passes.</summary>
    /// <param name="value">The token.</param>
    /// <param name="now">The gateway's time, as its response says; null: it does not say.</param>
    /// <param name="time">Measures the token's age.</param>
    public static AccessToken Received(string value, DateTimeOffset? now, TimeProvider time)
    {
        var dates = TokenDates.Read(value);

        // A token that is said to be expired already tells of clocks that differ; then the API decides when it is.
        return new AccessToken(value, dates.Expires - (now ?? dates.Issued) is { } life && life > TimeSpan.Zero ? life : UsualLife, time);
    }

    public void MarkAccepted() => Volatile.Write(ref _isAccepted, 1);

    public override string ToString() => "access token";

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
