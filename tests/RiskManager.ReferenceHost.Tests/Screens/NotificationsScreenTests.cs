using LinqToDB;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Screens.Notifications;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens;

[TestClass]
public sealed class NotificationsScreenTests
{
    [TestMethod]
    public async Task Recipients_and_what_became_of_their_messages_are_shown_in_both_languages_without_secrets()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        await InsertAsync(site);

        var english = await site.RenderAsync<NotificationsScreen>();
        var portuguese = await site.RenderAsync<NotificationsScreen>("pt-BR");

        Assert.Contains("https://hooks.example.com/1", english);
        Assert.Contains("Recovered, Failed", english);
        Assert.Contains("Given up", english);
        Assert.Contains("Attempts: 3. No answer.", Words(english));
        Assert.Contains("Tentativas: 3. Sem resposta.", Words(portuguese));
        Assert.DoesNotContain("protected-secret", english);
    }

    private static string Words(string html) => string.Join(' ', html.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static async Task InsertAsync(TestSite site)
    {
        using var host = await OpenedHost.OpenAsync(site.Data, CancellationToken.None);
        await host.Database.WriteAsync(
            connection =>
            {
                connection.Insert(new NotificationTargetRow
                {
                    Channel = "Webhook", Address = "https://hooks.example.com/1", Language = "en", Events = "Healthy,Failed",
                    Secret = "protected-secret",
                });
                connection.Insert(new NotificationRow { Id = "1", TaskName = "Nightly", Health = "Failed", At = 1, Change = "{}" });
                return connection.Insert(new DeliveryRow
                {
                    NotificationId = "1", Channel = "Webhook", Address = "https://hooks.example.com/1", State = "GivenUp", Attempts = 3,
                    Problem = "No answer.", ProblemTranslations = """{"pt-BR":"Sem resposta."}""",
                });
            },
            CancellationToken.None);
    }
}
