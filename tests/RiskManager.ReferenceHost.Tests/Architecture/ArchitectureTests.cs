using System.Reflection;
using Microsoft.Extensions.Logging;
using RiskManager.ReferenceHost.Hosting;
using TestSupport.Architecture;

namespace RiskManager.ReferenceHost.Tests.Architecture;

/// <summary>What holds for all compiled types of the host.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Host = typeof(OpenedHost).Assembly;

    [TestMethod]
    public void Namespaces_form_no_circle()
    {
        var circles = NamespaceGraph.Of(Host, "RiskManager.ReferenceHost").FindCircles();

        Assert.IsEmpty(circles, string.Join("\n", circles));
    }

    [TestMethod]
    public void No_two_log_messages_share_an_event_id()
    {
        var messages = Host.GetTypes().SelectMany(type => type.GetMethods(Declared))
            .Select(method => (Method: method, Message: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(method => method.Message is not null).ToList();

        var shared = messages.GroupBy(method => method.Message!.EventId).Where(group => group.Count() > 1)
            .Select(
                group =>
                    $"{group.Key}: "
                    + $"{string.Join(", ", group.Select(method => $"{method.Method.DeclaringType!.Name}.{method.Method.Name}"))}");

        Assert.IsNotEmpty(messages);
        Assert.IsEmpty(shared);
    }
}
