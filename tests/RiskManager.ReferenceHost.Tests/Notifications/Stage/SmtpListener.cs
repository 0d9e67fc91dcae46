using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace RiskManager.ReferenceHost.Tests.Notifications.Stage;

/// <summary>A mail server on loopback that keeps what it gets, and fails at the step that a test chooses.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentQueue<MimeMessage> _mails = new();
    private readonly Task _accepting;

    public SmtpListener()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What STARTTLS shows; null: it is not offered.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether AUTH is offered.</summary>
    public bool HasAccounts { get; init; }

    /// <summary>Answers other than the good ones, by command; the body of a message is the command <c>.</c>.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The command after which it closes the connection without an answer.</summary>
    public string? ClosesAt { get; set; }

    /// <summary>The command after which it says nothing any more.</summary>
    public string? HangsAt { get; set; }

    /// <summary>Ends when it hangs.</summary>
    public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<MimeMessage> Mails => [.. _mails];

    public IReadOnlyList<string> Commands => [.. _commands];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true) conversations.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client left, or the test is over.
            }
        }
    }

    private async Task TalkAsync(Stream plain)
    {
        Stream stream = plain;
        var reader = new StreamReader(stream, Encoding.Latin1);
        await AnswerAsync(stream, "CONNECT", "220 mail.example.com ESMTP");
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            var command = line.Split(' ', 2)[0].ToUpperInvariant();
            _commands.Enqueue(line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) ? "AUTH" : line);
            if (command == ClosesAt) return;
            if (command == "STARTTLS")
            {
                await AnswerAsync(stream, command, "220 go ahead");
                var secure = new SslStream(plain);
                await secure.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stopping.Token);
                (stream, reader) = (secure, new StreamReader(secure, Encoding.Latin1));
                continue;
            }

            await AnswerAsync(stream, command, Good(command, stream is SslStream));
            if (command == "DATA" && !Answers.ContainsKey(command) && !await ReceiveAsync(stream, reader)) return;
            if (command == "QUIT") return;
        }
    }

    private string Good(string command, bool isSecure) => command switch
    {
        "EHLO" => "250-mail.example.com\r\n"
            + (Certificate is not null && !isSecure ? "250-STARTTLS\r\n" : "")
            + (HasAccounts ? "250-AUTH PLAIN\r\n" : "") + "250 8BITMIME",
        "AUTH" => "235 2.7.0 accepted",
        "DATA" => "354 go ahead",
        "QUIT" => "221 bye",
        _ => "250 2.1.0 ok",
    };

    private async Task<bool> ReceiveAsync(Stream stream, StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_stopping.Token) is { } line)
        {
            if (ClosesAt == ".") return false;
            if (line == ".") break;
            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        if (!Answers.ContainsKey("."))
            _mails.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(message.ToString())), _stopping.Token));
        await AnswerAsync(stream, ".", "250 2.0.0 queued as 4711");
        return true;
    }

    private async Task AnswerAsync(Stream stream, string command, string good)
    {
        if (command == HangsAt)
        {
            Hanging.TrySetResult();
            await Task.Delay(Timeout.Infinite, _stopping.Token);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(Answers.GetValueOrDefault(command, good) + "\r\n"), _stopping.Token);
    }
}
