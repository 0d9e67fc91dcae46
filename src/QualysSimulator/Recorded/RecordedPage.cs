using System.Text;
using System.Text.RegularExpressions;

namespace QualysSimulator.Recorded;

/// <summary>A recorded page; it need not be well-formed.</summary>
internal sealed class RecordedPage
{
    private static readonly Regex HostPattern = new(
        @"<HOST>.*?(?:</HOST>|(?=<HOST>)|(?=</HOST_LIST>)|\z)", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    public RecordedPage(byte[] bytes)
    {
        Bytes = bytes;
        Text = Encoding.UTF8.GetString(bytes);
        Hosts = [.. HostPattern.Matches(Text).Select(match => new RecordedHost(match.Value))];
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public IReadOnlyList<RecordedHost> Hosts { get; }

    public long? FirstId => Hosts.FirstOrDefault(host => host.Id is not null)?.Id;

    public long? MaxId => Hosts.Max(host => host.Id);
}
