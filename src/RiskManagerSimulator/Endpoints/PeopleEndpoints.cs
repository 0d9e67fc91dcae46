using RiskManagerSimulator.Calls;
using RiskManagerSimulator.Filters;
using RiskManagerSimulator.Json;
using RiskManagerSimulator.Lists;
using RiskManagerSimulator.Organization;
using RiskManagerSimulator.Platform;
using RiskManagerSimulator.Routing;

namespace RiskManagerSimulator.Endpoints;

/// <summary>Serves people and groups.</summary>
internal sealed class PeopleEndpoints
{
    private const string Path = $"{ApiRoutes.Base}/api/Organization";
    private const string Active = "Active";

    private readonly RiskManagerPlatform _platform;
    private readonly ListReplies _lists;
    private readonly SharedBody _shared;
    private readonly Dictionary<string, Field<Person>> _fields;
    private readonly Dictionary<string, Field<PersonGroup>> _groupFields;

    public PeopleEndpoints(RiskManagerPlatform platform)
    {
        _platform = platform;
        _lists = new ListReplies(platform);
        _shared = new SharedBody(platform);
        _fields = new Dictionary<string, Field<Person>>(StringComparer.Ordinal)
        {
            ["Id"] = SharedFields.Id(platform.Organization.People),
            ["Name"] = SharedFields.Text<Person>(person => person.Name),
            ["Email"] = SharedFields.Text<Person>(person => person.Email),
            ["Description"] = SharedFields.Text<Person>(person => person.Description),
            ["Phone"] = SharedFields.Text<Person>(person => person.Phone),
            ["AdditionalInformation"] = SharedFields.Text<Person>(person => person.AdditionalInformation),
            ["Login"] = SharedFields.Text<Person>(person => person.Login),
            ["Status"] = SharedFields.Text<Person>(_ => Active),
        };
        _groupFields = new Dictionary<string, Field<PersonGroup>>(StringComparer.Ordinal)
        {
            ["Id"] = SharedFields.Id(platform.Organization.Groups),
            ["Name"] = SharedFields.Text<PersonGroup>(group => group.Name),
        };
    }

    public IReadOnlyList<ApiRoute> Routes =>
    [
        new(ApiKinds.ListPeople, "GET", $"{Path}/people", call => ListPeople(call, _platform.Organization.People.All)),
        new(ApiKinds.CreatePerson, "POST", $"{Path}/people", Create),
        new(ApiKinds.EditPerson, "PUT", $"{Path}/people/{{id}}", Edit),
        new(ApiKinds.ListGroups, "GET", $"{Path}/groups", ListGroups),
        new(ApiKinds.ListGroupMembers, "GET", $"{Path}/groups/{{id}}/members", ListMembers),
    ];

    private ApiReply ListPeople(ApiCall call, IReadOnlyList<Person> people) =>
        _lists.List(call, people, _fields.GetValueOrDefault, WriteItem);

    private ApiReply ListGroups(ApiCall call) =>
        _lists.List(call, _platform.Organization.Groups.All, _groupFields.GetValueOrDefault, (writer, group) => writer.Object(null, () =>
        {
            writer.Id("Id", group.Id);
            writer.Text("Name", group.Name);
        }));

    private ApiReply ListMembers(ApiCall call)
    {
        var group = SharedReplies.Existing(_platform.Organization.Groups, "group", call.Id);
        return ListPeople(call, [.. _platform.Organization.People.All.Where(person => group.Members.Contains(person.Id))]);
    }

    private void WriteItem(ReplyWriter writer, Person person) => writer.Object(null, () =>
    {
        writer.Id("Id", person.Id);
        writer.Text("Name", person.Name);
        writer.Text("Email", person.Email);
        writer.Text("Description", person.Description);
        writer.Text("Phone", person.Phone);
        writer.Text("AdditionalInformation", person.AdditionalInformation);
        writer.Text("Login", person.Login);
        writer.Text("Status", Active);
    });

    private ApiReply Create(ApiCall call)
    {
        var person = Read(call.Body, new Person(Guid.NewGuid(), "", "", Login: null), isEdit: false);
        _platform.Organization.People.Add(person);
        return SharedReplies.Created(_platform, person.Id);
    }

    private ApiReply Edit(ApiCall call)
    {
        var before = SharedReplies.Existing(_platform.Organization.People, "person", call.Id);
        _platform.Organization.People.Replace(Read(call.Body, before, isEdit: true));
        return ApiReply.NoContent;
    }

    /// <remarks>Name and Email are required in both calls.</remarks>
    private Person Read(ReadOnlyMemory<byte> json, Person before, bool isEdit)
    {
        var body = _shared.Parse(json, isEdit);
        body.Require("Email");
        var person = before with
        {
            Name = _shared.Name(body, isRequired: true) ?? "",
            Email = body.Text("Email") ?? "",
            Description = SharedBody.Text(body, "Description", before.Description),
            Phone = SharedBody.Text(body, "Phone", before.Phone),
            AdditionalInformation = SharedBody.Text(body, "AdditionalInformation", before.AdditionalInformation),
        };
        SharedBody.RefuseAttributes(body);
        body.ThrowIfInvalid();
        return person;
    }
}
