using System.Globalization;
using RiskManagerSimulator.Organization;

namespace RiskManagerSimulator.Platform;

/// <summary>What the platform holds before anybody calls it.</summary>
internal static class SampleOrganization
{
    private static readonly string[] Perimeters = ["Data center", "Headquarters > Servers", "Headquarters > Workstations", "Retired"];

    /// <summary>The published text attributes of assets.</summary>
    public static IReadOnlyList<string> Attributes { get; } =
        ["ext_key", "dns_name", "netbios_name", "ip_address", "operating_system"];

    private static readonly (string Id, string Name)[] KnowledgeBases =
    [
        ("MOD_EN.000101", "Windows Server 2016"),
        ("MOD_EN.000117", "Windows Server 2019"),
        ("MOD_EN.000133", "Windows Server 2022"),
        ("MOD_EN.000140", "Windows 10"),
        ("MOD_EN.000141", "Windows 11"),
        ("MOD_EN.000162", "Red Hat Enterprise Linux 8"),
        ("MOD_EN.000163", "Red Hat Enterprise Linux 9"),
        ("MOD_EN.000170", "Ubuntu Linux"),
        ("MOD_EN.000185", "Cisco IOS"),
        ("WIN.000123", "Windows baseline of our own"),
    ];

    public static void Fill(OrganizationStore organization, SimulatorOptions options)
    {
        lock (organization.Lock)
        {
            var places = Perimeters.Select(organization.AddPath).ToList();
            var created = organization.NextChange(ManualEditing.Login);
            var administrator = new Person(Guid.NewGuid(), "Administrator", "administrator@example.test", "admin");
            organization.People.AddRange(
            [
                administrator,
                new Person(Guid.NewGuid(), "Ana Souza", "ana.souza@example.test", ManualEditing.Login),
                new Person(Guid.NewGuid(), "Integration", "integration@example.test", options.Login),
            ]);
            organization.Groups.Add(new PersonGroup(Guid.NewGuid(), "Administrators", [administrator.Id]));
            organization.KnowledgeBases.AddRange(
            [
                .. KnowledgeBases.Select(known =>
                    new KnowledgeBase(Guid.NewGuid(), known.Id, known.Name, known.Name) { CreatedOn = created.On }),
            ]);
            organization.Assets.AddRange([.. Enumerable.Range(1, options.Assets).Select(number => Create(number, places, created))]);
        }
    }

    private static Asset Create(int number, List<Perimeter> places, Change created) => new()
    {
        Id = Guid.NewGuid(),
        Name = string.Create(CultureInfo.InvariantCulture, $"Asset {number:000000}"),
        AssetType = "Technology",
        PerimeterId = places[number % places.Count].Id,
        Relevance = (number % 5) + 1,
        Created = created,
        Updated = created,
    };
}
