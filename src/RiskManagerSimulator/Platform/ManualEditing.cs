using RiskManagerSimulator.Organization;

namespace RiskManagerSimulator.Platform;

/// <summary>What people do to assets on the platform's own screens.</summary>
/// <remarks>IDs and paths have to exist: <see cref="ArgumentException"/> says which one does not.</remarks>
/// <param name="organization">Where they do it.</param>
/// <param name="assumes">Whether an assumption is active.</param>
internal sealed class ManualEditing(OrganizationStore organization, Predicate<string> assumes)
{
    /// <summary>The login of the person.</summary>
    public const string Login = "ana.souza";

    /// <summary>Creates an asset.</summary>
    /// <returns>Its ID.</returns>
    public Guid AddAsset(
        string name, string perimeter, string? hostAddress = null, IReadOnlyDictionary<string, object>? attributes = null)
    {
        lock (organization.Lock)
        {
            if (attributes?.Keys.FirstOrDefault(variable => !organization.Attributes.ContainsKey(variable)) is { } unknown)
                throw Missing("attribute", unknown);
            var change = organization.NextChange(Login);
            var asset = new Asset
            {
                Id = Guid.NewGuid(),
                Name = name,
                AssetType = "Technology",
                PerimeterId = PerimeterAt(perimeter).Id,
                Relevance = 3,
                Created = change,
                Updated = change,
                Addresses = HostAddresses.None with { HostAddress = hostAddress },
                CustomAttributes = attributes ?? Asset.NoAttributes,
            };
            organization.Assets.Add(asset);
            return asset.Id;
        }
    }

    public void Move(Guid assetId, string perimeter) => Edit(assetId, asset => asset with { PerimeterId = PerimeterAt(perimeter).Id });

    public void Rename(Guid assetId, string name) => Edit(assetId, asset => asset with { Name = name });

    public void SetHostAddress(Guid assetId, string? hostAddress) =>
        Edit(assetId, asset => asset with { Addresses = asset.Addresses with { HostAddress = hostAddress } });

    public void SetDescription(Guid assetId, string? description) => Edit(assetId, asset => asset with { Description = description });

    /// <summary>Makes the person with this name responsible.</summary>
    public void SetResponsible(Guid assetId, string? name) => Edit(assetId, asset => asset with
    {
        ResponsibleId = name is null ? null
            : (organization.People.All.FirstOrDefault(person => person.Name == name) ?? throw Missing("person", name)).Id,
    });

    /// <summary>Sets the value of a custom attribute, or clears it.</summary>
    public void SetAttribute(Guid assetId, string variable, object? value) => Edit(assetId, asset =>
    {
        if (!organization.Attributes.ContainsKey(variable))
            throw Missing("attribute", variable);
        var values = asset.CustomAttributes.ToDictionary(StringComparer.Ordinal);
        if (value is null)
            values.Remove(variable);
        else
            values[variable] = value;
        return asset with { CustomAttributes = values };
    });

    /// <summary>Copies an asset with its components; the copy has the same name.</summary>
    /// <param name="assetId">The original.</param>
    /// <param name="perimeter">Where the copy is put; null: beside the original.</param>
    /// <param name="keepsAttributes">Whether the copy has the custom attributes; null: as the assumption says.</param>
    /// <returns>The ID of the copy.</returns>
    public Guid Copy(Guid assetId, string? perimeter = null, bool? keepsAttributes = null)
    {
        lock (organization.Lock)
        {
            var original = Find(assetId);
            var keeps = keepsAttributes ?? !assumes("copies-without-attributes");
            var change = organization.NextChange(Login);
            var copy = original with
            {
                Id = Guid.NewGuid(),
                PerimeterId = perimeter is null ? original.PerimeterId : PerimeterAt(perimeter).Id,
                Created = change,
                Updated = change,
                CustomAttributes = keeps ? original.CustomAttributes : Asset.NoAttributes,
            };
            organization.Assets.Add(copy);
            foreach (var component in organization.Components.Of(assetId).ToList())
                organization.Components.Add(component with { Id = Guid.NewGuid(), AssetId = copy.Id });
            return copy.Id;
        }
    }

    /// <summary>Deletes an asset with its components.</summary>
    public void Delete(Guid assetId)
    {
        lock (organization.Lock)
            organization.Delete(Find(assetId));
    }

    public void DeleteComponent(Guid componentId)
    {
        lock (organization.Lock)
        {
            var component = organization.Components.Find(componentId) ?? throw Missing("component", $"{componentId}");
            organization.Components.Remove(component);
            if (assumes("components-change-assets"))
                Edit(component.AssetId, asset => asset);
        }
    }

    /// <summary>Creates the perimeters of a path that are missing.</summary>
    /// <returns>The ID of the last one.</returns>
    public Guid AddPerimeter(string path)
    {
        lock (organization.Lock)
            return organization.AddPath(path).Id;
    }

    public void RenamePerimeter(string path, string name)
    {
        lock (organization.Lock)
            organization.Perimeters.Replace(PerimeterAt(path) with { Name = name });
    }

    /// <summary>Deletes a perimeter with everything below it.</summary>
    public void DeletePerimeter(string path)
    {
        lock (organization.Lock)
        {
            var top = PerimeterAt(path);
            var perimeters = organization.Perimeters;
            foreach (var asset in organization.Assets.All.Where(asset => perimeters.IsWithin(asset.PerimeterId, top.Id)).ToList())
                organization.Delete(asset);
            foreach (var perimeter in perimeters.All.Where(below => perimeters.IsWithin(below.Id, top.Id)).ToList())
                perimeters.Remove(perimeter);
        }
    }

    public Guid AddPerson(string name, string email, string? login = null)
    {
        lock (organization.Lock)
        {
            var person = new Person(Guid.NewGuid(), name, email, login);
            organization.People.Add(person);
            return person.Id;
        }
    }

    public void AddKnowledgeBase(string knowledgeBaseId, string name)
    {
        lock (organization.Lock)
        {
            organization.KnowledgeBases.Add(
                new KnowledgeBase(Guid.NewGuid(), knowledgeBaseId, name, name) { CreatedOn = organization.NextChange(Login).On });
        }
    }

    /// <summary>Creates a custom attribute of assets, or replaces its definition.</summary>
    public void DefineAttribute(AttributeDefinition definition)
    {
        lock (organization.Lock)
            organization.Attributes[definition.VariableName] = definition;
    }

    private static ArgumentException Missing(string what, string name) => new($"There is no {what} \"{name}\".");

    private void Edit(Guid assetId, Func<Asset, Asset> edit)
    {
        lock (organization.Lock)
            organization.Assets.Replace(edit(Find(assetId)) with { Updated = organization.NextChange(Login) });
    }

    private Asset Find(Guid assetId) => organization.Assets.Find(assetId) ?? throw Missing("asset", $"{assetId}");

    private Perimeter PerimeterAt(string path) => organization.Perimeters.FindByPath(path) ?? throw Missing("perimeter", path);
}
